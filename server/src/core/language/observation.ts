import { oncePerPage } from '../page/memo.ts';
import type { Block, Page } from '../page/page.ts';
import { passagesOf } from '../page/passage.ts';
import { scriptOf } from '../text/script.ts';
import { type BlockReading, readingOf } from './block-reading.ts';
import { echoesIn } from './echoes.ts';
import {
  DAMAGE_TOTAL,
  formKey,
  formsAround,
  formsIn,
  type LocatedSuspect,
  type PageEvidence,
  type RankedPlace,
  sampleOf,
} from './evidence.ts';
import { type Weighed, weigh } from './features.ts';
import { IN_PASSING, type Reading, type Suspect, THOROUGH, type Thoroughness } from './misreading.ts';
import { type RankedSuspect, rankedByWords } from './ranking.ts';
import type { LanguageModel } from './services.ts';

/** A character that may be misread, its likeliest readings and what speaks for and against it. */
export interface Observation {
  /** UTF-16 offset of the character in the page. */
  readonly at: number;
  /** The likeliest first, at least one. */
  readonly readings: readonly string[];
  readonly weighed: Weighed;
  readonly condition: Condition;
}

/** How much of a page seems misread: next to nothing, here and there, all over. */
export type Condition = 'clean' | 'damaged' | 'ruined';

/** Places that seem misread, in a thousand symbols, from which a page is read thoroughly: 3 % of clean articles, 90 % of OCR. */
const DAMAGED_PAGE = 2;

/** Places that seem misread, in a thousand symbols, from which every suspect is weighed. */
const RUINED_PAGE = 16;

/**
 * Least total of a suspect that is weighed. Of 8,000 with less on damaged pages of ../shared/ocr-dev nine were hints and none more; on 2,000
 * articles of ../shared/news/dev three, all false, of 2,500.
 */
const LEAST_TOTAL: Readonly<Record<Condition, number>> = { clean: 15, damaged: 13, ruined: 0 };

/** The suspects of a page with their evidence. Bylines, credits and what is no article are left out. Linear. */
export function observe(page: Page, model: LanguageModel): Observation[] {
  const lines = linesOf(page, model);
  const runs = lines.map(({ reading }) => reading.run);
  const symbolCount = runs.reduce((sum, { length }) => sum + length, 0);
  const inPassing = locate(lines, IN_PASSING);
  const sample = sampleOf(symbolCount);
  const perThousand = sample / 1000;
  const isDamaged = inPassing.damagedCount >= DAMAGED_PAGE * perThousand;
  const { located: found, damagedCount } = isDamaged ? locate(lines, THOROUGH) : inPassing;
  const condition = !isDamaged ? 'clean' : damagedCount < RUINED_PAGE * perThousand ? 'damaged' : 'ruined';
  const located = withEchoes(lines, found, model)
    .filter(({ suspect }) => suspect.readings[0]!.total >= LEAST_TOTAL[condition])
    .map((place): RankedPlace => ({ ...place, suspect: rankedOf(place, model) }));
  if (located.length === 0) return [];
  const forms = formsIn(runs, located.flatMap(formsAround));
  const evidence: PageEvidence = { damagedCount, sample, forms };
  return located.map((place) => ({
    at: place.start + place.run.at[place.suspect.index]!,
    readings: place.suspect.readings.map(({ symbol }) => model.characters.alphabet.characters.charAt(symbol)),
    weighed: weigh(place, evidence, model),
    condition,
  }));
}

/** Kept as long as the reading of the block is. */
const ranked = new WeakMap<Suspect, RankedSuspect>();

function rankedOf(place: LocatedSuspect, model: LanguageModel): RankedSuspect {
  const suspect = ranked.get(place.suspect) ?? rankedByWords(place, model);
  ranked.set(place.suspect, suspect);
  return suspect;
}

interface Line {
  readonly block: Block;
  readonly text: string;
  readonly reading: BlockReading;
}

function linesOf(page: Page, model: LanguageModel): Line[] {
  const passages = passagesOf(page).blocks;
  return page.blocks.flatMap((block, i) => {
    if (block.role === 'byline' || block.role === 'boilerplate' || isTraditional(page, block)) return [];
    return [{ block, text: passages[i]!.text, reading: readingIn(passages[i]!, model) }];
  });
}

const readingIn = oncePerPage(({ text }, model: LanguageModel) => readingOf(model, text));

/** The model knows simplified text alone. */
const isTraditional = ({ text, script }: Page, { start, end }: Block): boolean =>
  script === 'mixed' && scriptOf(text, start, end) === 'traditional';

function locate(
  lines: readonly Line[],
  thoroughness: Thoroughness,
): { located: LocatedSuspect[]; damagedCount: number } {
  const located: LocatedSuspect[] = [];
  const misreadings = new Set<number>();
  for (const { block, text, reading } of lines) {
    const { run } = reading;
    const { suspects, taken } = reading.suspectsOf(thoroughness);
    for (const suspect of suspects) {
      const best = suspect.readings[0];
      if (!best) continue;
      if (best.total >= DAMAGE_TOTAL) misreadings.add(formKey(run.symbols[suspect.index]!, best.symbol));
      if (best.total >= thoroughness.leastTotal && !isCredit(block, block.start + run.at[suspect.index]!))
        located.push({ text, start: block.start, run, suspect, taken });
    }
  }
  return { located, damagedCount: misreadings.size };
}

/** The suspects with what the page itself suggests, among other readings or at places of its own, in order. */
function withEchoes(
  lines: readonly Line[],
  located: readonly LocatedSuspect[],
  model: LanguageModel,
): LocatedSuspect[] {
  const placeOf = ({ start, run, suspect }: LocatedSuspect): number => start + run.at[suspect.index]!;
  const byPlace = new Map(located.map((suspect) => [placeOf(suspect), suspect]));
  const echoes = echoesIn(
    model,
    lines.map(({ reading }) => reading),
    lines.map(({ text }) => text),
  );
  for (const { block: number, index, reading } of echoes) {
    const { block, text, reading: of } = lines[number]!;
    const at = block.start + of.run.at[index]!;
    if (isCredit(block, at)) continue;
    const known = byPlace.get(at);
    const suspect = withReading(index, known?.suspect, reading);
    const taken = known?.taken ?? of.run.symbols.subarray(0, of.run.length);
    byPlace.set(at, { text, start: block.start, run: of.run, suspect, taken });
  }
  return [...byPlace.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Kept as long as the echo is, so that what is known of a suspect serves the next keystroke. */
const echoed = new WeakMap<Reading, { readonly known: Suspect | undefined; readonly suspect: Suspect }>();

function withReading(index: number, known: Suspect | undefined, reading: Reading): Suspect {
  const before = echoed.get(reading);
  if (before && before.known === known) return before.suspect;
  const others = known ? known.readings.filter(({ symbol }) => symbol !== reading.symbol) : [];
  const suspect = { index, readings: [reading, ...others].sort((a, b) => b.total - a.total) };
  echoed.set(reading, { known, suspect });
  return suspect;
}

const isCredit = ({ credit }: Block, at: number): boolean =>
  credit !== undefined && at >= credit.start && at < credit.end;
