import { isHanCode } from '../text/character.ts';
import { entryOf } from './hash-table.ts';
import { bigramHash, checkHash, lexiconEntry, MAX_WORD_LENGTH, type WordModel, wordHash } from './word-model.ts';

/** −ln P of a Han character that is no word of the lexicon, in nats. */
const UNKNOWN_COST = 18;

interface Arc {
  readonly start: number;
  readonly hash: number;
  readonly rest: number;
  readonly cost: number;
}

/** The best division of a short text into words. */
export interface Division {
  /** −ln P in nats, by word bigrams. */
  readonly cost: number;
  /** Length of the word that covers the place asked for. */
  readonly wordLength: number;
}

/** −ln P of a short text by its most probable division into words (Viterbi over word bigrams), and the word that covers `place`. */
export function divide(model: WordModel, text: string, place: number): Division {
  const ends: Arc[][] = Array.from({ length: text.length + 1 }, () => []);
  const froms: (Arc | undefined)[][] = ends.map(() => []);
  ends[0]!.push({ start: 0, hash: 0, rest: 0, cost: 0 });
  froms[0]!.push(undefined);
  for (let start = 0; start < text.length; start++) {
    let hash = 0;
    let check = 0;
    const reach = isHanCode(text.charCodeAt(start)) ? Math.min(MAX_WORD_LENGTH, text.length - start) : 1;
    for (let size = 1; size <= reach; size++) {
      const code = text.charCodeAt(start + size - 1);
      if (size > 1 && !isHanCode(code)) break;
      hash = wordHash(hash, code);
      check = checkHash(check, code);
      const entry = lexiconEntry(model, hash, check);
      if (entry < 0 && size > 1) continue;
      extend(model, ends, froms, start, size, hash, entry, isHanCode(code));
    }
  }
  return bestDivision(ends, froms, place);
}

function extend(
  model: WordModel,
  ends: Arc[][],
  froms: (Arc | undefined)[][],
  start: number,
  size: number,
  hash: number,
  entry: number,
  isHan: boolean,
): void {
  const [, costs, rests] = model.lexicon.columns as [Uint8Array, Uint8Array, Uint8Array];
  const own = entry >= 0 ? costs[entry]! / 16 : isHan ? UNKNOWN_COST : 4;
  let best: Arc | undefined;
  let bestCost = Infinity;
  for (const previous of ends[start]!) {
    const pair = previous.hash !== 0 && entry >= 0 ? entryOf(model.bigrams, bigramHash(previous.hash, hash)) : -1;
    const cost = previous.cost + (pair >= 0 ? model.bigrams.columns[0]![pair]! / 16 : previous.rest + own);
    if (cost >= bestCost) continue;
    bestCost = cost;
    best = previous;
  }
  const rest = entry >= 0 ? rests[entry]! / 16 : 0;
  ends[start + size]!.push({ start, hash: entry >= 0 ? hash : 0, rest, cost: bestCost });
  froms[start + size]!.push(best);
}

function bestDivision(ends: Arc[][], froms: (Arc | undefined)[][], place: number): Division {
  let end = ends.length - 1;
  let arc = ends[end]!.reduce((a, b) => (b.cost < a.cost ? b : a));
  const { cost } = arc;
  while (arc.start > place) {
    const from = froms[end]![ends[end]!.indexOf(arc)]!;
    end = arc.start;
    arc = from;
  }
  return { cost, wordLength: end - arc.start };
}
