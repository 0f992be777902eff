import { ORDER } from './character-model.ts';
import type { Decision } from './decision.ts';
import { damageAround, FORMS, formsAround, hanAt, type PageEvidence, type RankedPlace } from './evidence.ts';
import { costWith } from './misreading.ts';
import { isNameAnnounced } from './name-context.ts';
import { type NameListSigns, nameListSigns } from './name-list.ts';
import { personsIn } from './names.ts';
import type { RankedReading } from './ranking.ts';
import type { LanguageModel } from './services.ts';
import { isSurname } from './surnames.ts';

/** What the decision looks at in the suspect's own block. Gains are in nats. */
interface OwnSigns {
  readonly best: RankedReading;
  /** Gain with everything around as it was read. */
  readonly gainAsRead: number;
  /** How far the best reading leads the next. */
  readonly lead: number;
  /** −ln P of the character read and of the reading by frequency alone. */
  readonly readRarity: number;
  readonly readingRarity: number;
  /** −ln P of the place and of what it is context of, as read and with the reading. */
  readonly readCost: number;
  readonly readingCost: number;
  /** Other places within six symbols that seem misread. */
  readonly nearby: number;
  /** Length of the word over the place as read. */
  readonly readWord: number;
  /** Han characters next to it and one further, by distance. */
  readonly before: string;
  readonly beforeThat: string;
  readonly after: string;
  readonly afterThat: string;
  readonly read: string;
  readonly isNameAnnounced: boolean;
  /** Whether it lies in what reads as a person's name. */
  readonly isInName: boolean;
  readonly isInShortQuotation: boolean;
  readonly list: NameListSigns;
}

/** What it looks at on the page besides. */
interface PageSigns {
  readonly damage: number;
  /** Times the page holds, elsewhere, the pairs and triples as read and those of the reading, and either character. */
  readonly formCount: number;
  readonly readingFormCount: number;
  readonly longFormCount: number;
  readonly readingLongFormCount: number;
  readonly readCount: number;
  readonly readingCount: number;
}

const flag = (value: unknown): number => (value ? 1 : 0);

/** What `value` has between `low` and `high`, as a share of 10. */
const part = (value: number, low: number, high: number): number => Math.min(high - low, Math.max(0, value - low)) / 10;

/** What the decision weighs, by name. Numbers lie near 0–2, so that weights compare. */
const FEATURES: Readonly<Record<string, (own: OwnSigns, page: PageSigns) => number>> = {
  one: () => 1,
  'gain to 10': ({ best }) => part(best.gain, 0, 10),
  'gain 10 to 20': ({ best }) => part(best.gain, 10, 20),
  'gain over 20': ({ best }) => part(best.gain, 20, 40),
  'gain as read': ({ gainAsRead }) => part(gainAsRead, -10, 15),
  likeness: ({ best }) => best.likeness,
  'likeness over 0.6': ({ best }) => Math.max(0, best.likeness - 0.6) * 2,
  'is measured': ({ best }) => flag(best.measured > 0),
  'measured to 4': ({ best }) => part(best.measured, 0, 4),
  'measured over 4': ({ best }) => part(best.measured, 4, 10),
  'lead to 3': ({ lead }) => part(lead, 0, 3),
  'lead over 3': ({ lead }) => part(lead, 3, 10),
  'rarity of read': ({ readRarity }) => readRarity / 10,
  'rarity of reading': ({ readingRarity }) => readingRarity / 10,
  damage: (_, { damage }) => damage,
  'damage × gain': ({ best }, { damage }) => damage * part(best.gain, 0, 20),
  'damage × likeness': ({ best }, { damage }) => damage * best.likeness,
  'damage × measured': ({ best }, { damage }) => damage * part(best.measured, 0, 10),
  'suspects nearby': ({ nearby }) => Math.min(nearby, 4) / 4,
  'word gain to 6': ({ best }) => part(best.wordGain, 0, 6),
  'word gain over 6': ({ best }) => part(best.wordGain, 6, 20),
  'word loss': ({ best }) => part(-best.wordGain, 0, 10),
  rank: ({ best }) => best.rank / 20,
  'read in a word': ({ readWord }) => flag(readWord > 1),
  'reading in a word': ({ best }) => flag(best.wordLength > 1),
  'reading in a long word': ({ best }) => flag(best.wordLength > 2),
  'neither in a word': ({ readWord, best }) => flag(readWord === 1 && best.wordLength === 1),
  'form repeated on page': (_, { formCount }) => Math.log1p(formCount),
  'form of reading on page': (_, { readingFormCount }) => Math.log1p(readingFormCount),
  'read repeated on page': (_, { readCount }) => Math.log1p(readCount) / 2,
  'long form repeated on page': (_, { longFormCount }) => Math.log1p(longFormCount),
  'long form of reading on page': (_, { readingLongFormCount }) => Math.log1p(readingLongFormCount),
  'reading on page': (_, { readingCount }) => Math.log1p(readingCount) / 2,
  'cost as read': ({ readCost }) => readCost / 20,
  'cost of reading': ({ readingCost }) => readingCost / 20,
  'name announced': (signs) => flag(signs.isNameAnnounced),
  'in a name': (signs) => flag(signs.isInName),
  'surname before': ({ before, readWord }) => flag(readWord === 1 && isSurname(before)),
  'surname two before': ({ beforeThat, before, readWord }) => flag(readWord === 1 && before && isSurname(beforeThat)),
  'read is surname': ({ read, readWord }) => flag(readWord === 1 && isSurname(read)),
  'loose around': ({ list }) => list.looseShare,
  'surnames around': ({ list }) => Math.min(list.surnames, 4) / 4,
  'in short quotation': (signs) => flag(signs.isInShortQuotation),
  'Han neighbours': ({ before, beforeThat, after, afterThat }) =>
    (flag(before) + flag(beforeThat) + flag(after) + flag(afterThat)) / 4,
};

export const FEATURE_NAMES = Object.keys(FEATURES);
const featureFunctions = Object.values(FEATURES);

/** What a suspect is decided by; kept with it, as a keystroke changes little of most suspects of a page. */
export interface Weighed {
  readonly own: OwnSigns;
  readonly page: PageSigns;
  /** Numbers in the order of FEATURE_NAMES. */
  readonly features: Float64Array;
  /** Set by whoever decides by the features alone. */
  decision?: Decision;
}

export function weigh(place: RankedPlace, evidence: PageEvidence, model: LanguageModel): Weighed {
  const { kept } = place.suspect;
  const page = pageSignsOf(place, evidence);
  if (kept.weighed && areSame(kept.weighed.page, page)) return kept.weighed;
  const own = kept.weighed?.own ?? lookAt(place, model);
  const features = new Float64Array(featureFunctions.length);
  for (let i = 0; i < features.length; i++) features[i] = featureFunctions[i]!(own, page);
  kept.weighed = { own, page, features };
  return kept.weighed;
}

const areSame = (one: PageSigns, other: PageSigns): boolean =>
  one.damage === other.damage &&
  one.formCount === other.formCount &&
  one.readingFormCount === other.readingFormCount &&
  one.longFormCount === other.longFormCount &&
  one.readingLongFormCount === other.readingLongFormCount &&
  one.readCount === other.readCount &&
  one.readingCount === other.readingCount;

function pageSignsOf(place: RankedPlace, evidence: PageEvidence): PageSigns {
  const { forms } = evidence;
  const counts = formsAround(place).map((key) => forms.get(key) ?? 0);
  // Each form as read stands here once.
  const asRead = counts.slice(0, FORMS).map((count) => Math.max(0, count - 1));
  const withReading = counts.slice(FORMS);
  return {
    damage: damageAround(place, evidence),
    formCount: sum(asRead.slice(1, 3)),
    readingFormCount: sum(withReading.slice(1, 3)),
    longFormCount: sum(asRead.slice(3)),
    readingLongFormCount: sum(withReading.slice(3)),
    readCount: asRead[0]!,
    readingCount: withReading[0]!,
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function lookAt(place: RankedPlace, model: LanguageModel): OwnSigns {
  const { text, run, suspect } = place;
  const { index, readings } = suspect;
  const [best, second] = readings as [RankedReading, RankedReading | undefined];
  const symbol = run.symbols[index]!;
  const asRead = run.symbols.subarray(0, run.length);
  const { characters } = model;
  const at = run.at[index]!;
  const readCost = costWith(characters, asRead, index, symbol);
  const readingCost = isReadAround(place) ? readCost - best.gain : costWith(characters, asRead, index, best.symbol);
  return {
    best,
    gainAsRead: readCost - readingCost,
    readCost,
    readingCost,
    lead: second ? best.rank - second.rank : 10,
    readRarity: characters.unigramCosts[symbol]! / 16,
    readingRarity: characters.unigramCosts[best.symbol]! / 16,
    nearby: countNearby(place),
    readWord: suspect.readWord,
    before: hanAt(place, -1),
    beforeThat: hanAt(place, -2),
    after: hanAt(place, 1),
    afterThat: hanAt(place, 2),
    read: text.charAt(at),
    isNameAnnounced: isNameAnnounced(text, at),
    isInName: isInName(text, at),
    isInShortQuotation: isInShortQuotation(text, at),
    list: nameListSigns(model.words, text, at),
  };
}

/** Whether nothing that the gain depends on was put right around the place. */
function isReadAround({ run, suspect: { index }, taken }: RankedPlace): boolean {
  for (let i = Math.max(0, index - ORDER + 1); i < Math.min(run.length, index + ORDER); i++)
    if (i !== index && taken[i] !== run.symbols[i]) return false;
  return true;
}

/** Units on either side in which a name and what announces it stand. */
const NAME_WINDOW = { before: 12, after: 8 };

function isInName(text: string, at: number): boolean {
  const from = Math.max(0, at - NAME_WINDOW.before);
  const persons = personsIn(text.slice(from, at + NAME_WINDOW.after));
  return persons.some(({ start, end }) => at - from >= start && at - from < end);
}

function countNearby({ run, suspect: { index }, taken }: RankedPlace): number {
  let count = 0;
  for (let i = Math.max(0, index - 6); i < Math.min(run.length, index + 7); i++)
    if (i !== index && taken[i] !== run.symbols[i]) count++;
  return count;
}

const LONGEST_SHORT_QUOTATION = 8;

/** Whether the place lies between quotation marks that hold at most eight units: a coinage or a title. */
function isInShortQuotation(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_SHORT_QUOTATION), at);
  const opening = Math.max(before.lastIndexOf('“'), before.lastIndexOf('《'));
  if (opening < 0 || /[”》]/.test(before.slice(opening))) return false;
  const after = text.slice(at, at + LONGEST_SHORT_QUOTATION - (before.length - opening - 1));
  return /^[^“《]*[”》]/.test(after);
}
