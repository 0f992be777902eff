import { isHanCode } from '../text/character.ts';
import { type ChooseCharacter, MISREADINGS, type Misreading, undoMisreading } from '../text/encoding-repair.ts';
import { isTraditionalOnly } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { isCommonCode } from './character.ts';
import type { Plausibility } from './plausibility.ts';

/** A run of text that was read in the wrong encoding, once or several times. */
export interface MisreadRun extends Span {
  readonly newText: string;
  /** What was done to it, to be undone in this order. */
  readonly steps: readonly Misreading[];
}

/** A run holds so many characters that news hardly prints, and these fill so much of it. */
const LEAST_ODD = 3;
const LEAST_ODD_SHARE = 0.3;
const WIDEST_GAP = 4;
/** Times a page is read wrongly in a row. */
const MOST_STEPS = 3;
/** Nats a character by which the restored text must read better than Chinese that stands there, and how well it must read. */
const LEAST_GAIN = 4;
const LEAST_PLAUSIBLE = -9;

/** Clusters that nothing restores before the text is taken for another language and left. */
const MOST_FAILURES = 30;

/** Every misread run of a text. Linear: text without odd characters is passed over. */
export function misreadRuns(text: string, score: Plausibility): MisreadRun[] {
  const runs: MisreadRun[] = [];
  let failures = 0;
  for (const cluster of oddClusters(text)) {
    const restored = restore(text, cluster, score);
    if (restored) runs.push(restored);
    else if (++failures > MOST_FAILURES) break;
  }
  return runs;
}

/** Odd characters by code: those that neither script of news prose uses (rare Han, kana, Latin-1, boxes, private use). */
let oddCodes: Uint8Array | undefined;

export function oddCodeTable(): Uint8Array {
  oddCodes ??= Uint8Array.from({ length: 0x10000 }, (_, code) => Number(isOdd(code)));
  return oddCodes;
}

function isOdd(code: number): boolean {
  if (code < 0x80 || code === 0xa0 || code === 0xb7) return false;
  if (isHanCode(code)) return !isCommonCode(code) && !isTraditionalOnly(code);
  const isMark = (code >= 0x2010 && code <= 0x203b) || (code >= 0x3000 && code <= 0x3011);
  return !isMark && !(code >= 0xff01 && code <= 0xff5e);
}

function* oddClusters(text: string): Iterable<Span> {
  const isOddCode = oddCodeTable();
  let start = -1;
  let last = -1;
  let odd = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x0a;
    if (start >= 0 && (at - last > WIDEST_GAP || code === 0x0a || code === 0x0d)) {
      if (odd >= LEAST_ODD && odd >= (last + 1 - start) * LEAST_ODD_SHARE) yield { start, end: last + 1 };
      start = -1;
      odd = 0;
    }
    if (isOddCode[code] === 0) continue;
    if (start < 0) start = at;
    last = at;
    odd++;
  }
}

/** How far the ends of a cluster may be moved over characters that look right. */
const MARGIN = 3;

/** Characters that tell the steps; the rest of a longer run follows them. */
const SAMPLE = 80;

function restore(text: string, cluster: Span, score: Plausibility): MisreadRun | undefined {
  const isLong = cluster.end - cluster.start > SAMPLE;
  const sample = isLong ? { start: cluster.start, end: cluster.start + SAMPLE } : cluster;
  let best: { run: MisreadRun; gain: number } | undefined;
  for (let start = sample.start; start >= Math.max(0, sample.start - MARGIN) && text[start] !== '\n'; start--) {
    const ends = isLong ? [sample.end] : endsFrom(text, sample.end);
    for (const end of ends) {
      const standing = text.slice(start, end);
      const restored = undoSteps(standing, score);
      if (!restored) continue;
      const left = text.slice(Math.max(0, sample.start - MARGIN), start);
      const right = text.slice(end, sample.end + MARGIN);
      const gain = score(left + restored.newText + right) - score(left + standing + right);
      if (!best || gain > best.gain) best = { run: { start, end, ...restored }, gain };
    }
  }
  return best && isLong ? wholeRun(text, cluster, best.run, score) : best?.run;
}

/** The ends that a cluster may have, its own first. */
function endsFrom(text: string, end: number): number[] {
  const ends = [end];
  while (ends.length <= MARGIN && end < text.length && text[end] !== '\n') ends.push(++end);
  return ends;
}

/** A long run by the steps its sample told, up to the end that leaves fewest bytes over. */
function wholeRun(
  text: string,
  cluster: Span,
  { start, steps }: MisreadRun,
  score: Plausibility,
): MisreadRun | undefined {
  let best: { run: MisreadRun; broken: number } | undefined;
  for (const end of endsFrom(text, cluster.end)) {
    let newText: string | undefined = text.slice(start, end);
    for (const step of steps)
      newText = newText === undefined ? undefined : undoMisreading(newText, step, byScore(score));
    if (newText === undefined) continue;
    const broken = brokenIn(newText);
    if (!best || broken < best.broken) best = { run: { start, end, newText, steps }, broken };
  }
  return best?.run;
}

/** Undoes a misreading, again and again while the text shows the same one. */
function undoSteps(text: string, score: Plausibility): Pick<MisreadRun, 'newText' | 'steps'> | undefined {
  const before = isChinese(text) ? score(text) / text.length : -Infinity;
  let best: { newText: string; steps: Misreading[]; mean: number } | undefined;
  for (const step of MISREADINGS) {
    let newText = text;
    for (let depth = 1; depth <= MOST_STEPS; depth++) {
      const undone = undoMisreading(newText, step, byScore(score));
      if (undone === undefined || undone === newText || brokenIn(undone) * 5 > undone.length) break;
      newText = undone;
      if (!isChinese(newText)) continue;
      const mean = score(newText) / newText.length;
      if (mean > LEAST_PLAUSIBLE && mean - before > LEAST_GAIN && (!best || mean > best.mean))
        best = { newText, steps: Array<Misreading>(depth).fill(step), mean };
    }
  }
  return best;
}

const byScore =
  (score: Plausibility): ChooseCharacter =>
  (before, candidates, after) => {
    let best = { character: '\ufffd', value: -Infinity };
    for (const character of candidates) {
      const value = score(before + character + after);
      if (value > best.value) best = { character, value };
    }
    return best.character;
  };

/** Replacement and control characters: bytes that the encoding does not know. */
const brokenIn = (text: string): number => text.match(/[\ufffd\u0000-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;

const isChinese = (text: string): boolean => {
  let han = 0;
  for (let i = 0; i < text.length; i++) if (isHanCode(text.charCodeAt(i))) han++;
  return han * 2 >= text.length;
};
