import { type Finding, movedFinding } from '../engine/finding.ts';
import type { LanguageServices } from '../language/services.ts';
import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { passagesOf } from '../page/passage.ts';
import { countScripts, type Script, type ScriptCount, scriptByCount } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { ambiguousPlaces, conversionEdits, convertScript, type HouseScript } from './convert.ts';
import { damagesOf } from './mojibake.ts';

/** A part of a page in a script that is not the house's. */
export interface ForeignRegion extends Span {
  readonly scope: 'page' | 'article' | 'paragraph';
  /** The page, or the part as a page of its own. */
  readonly shown: Page;
}

/** Han characters a paragraph needs before it is judged alone: a shorter quotation or name may stand in its own script. */
const PARAGRAPH_LENGTH = 24;

/** In order: the page, else its articles, else its paragraphs that are set in the other script; none where the page is Japanese or has no Han. */
export function foreignRegions(page: Page, house: HouseScript): ForeignRegion[] {
  const foreign: Script = house === 'simplified' ? 'traditional' : 'simplified';
  const isForeign = (shown: Page) => {
    const count = scriptCountOf(shown);
    return count[foreign] > 0 && scriptByCount(count) === foreign;
  };
  if (scriptCountOf(page)[foreign] === 0) return [];
  if (isForeign(page)) return [{ start: 0, end: page.text.length, scope: 'page', shown: page }];
  const passages = passagesOf(page);
  const regionOf = (scope: 'article' | 'paragraph', { start, end }: Span, shown: Page): ForeignRegion[] =>
    isForeign(shown) ? [{ start, end, scope, shown }] : [];
  const articles = page.articles.flatMap((article, i) => regionOf('article', article, passages.articles[i]!));
  const isOutside = outside(articles);
  const paragraphs = page.blocks.flatMap((block, i) => {
    const shown = passages.blocks[i]!;
    return isOutside(block) && scriptCountOf(shown).han >= PARAGRAPH_LENGTH ? regionOf('paragraph', block, shown) : [];
  });
  return [...articles, ...paragraphs].sort((a, b) => a.start - b.start);
}

/** Of a block, else of all blocks: nothing but blanks stands between them. */
const scriptCountOf: (page: Page) => ScriptCount = oncePerPage((page) => {
  if (page.blocks.length < 2) return countScripts(page.text);
  const total = { han: 0, kana: 0, letters: 0, traditional: 0, simplified: 0 };
  for (const block of passagesOf(page).blocks) {
    const { han, kana, letters, traditional, simplified } = scriptCountOf(block);
    total.han += han;
    total.kana += kana;
    total.letters += letters;
    total.traditional += traditional;
    total.simplified += simplified;
  }
  return total;
});

/** Asked about spans in order: does the span lie in none of `regions`, which are in order too? */
export function outside(regions: readonly Span[]): (span: Span) => boolean {
  let next = 0;
  return ({ start }) => {
    while (next < regions.length && regions[next]!.end <= start) next++;
    return next === regions.length || start < regions[next]!.start;
  };
}

const SCOPE_NAMES = { page: '全文', article: '本篇', paragraph: '本段' } as const;
const SCRIPT_NAMES = {
  simplified: '简体',
  'traditional-taiwan': '台湾繁体',
  'traditional-hongkong': '香港繁体',
} as const;

/** Places named for review; a page full of them is read as a whole. */
const MAXIMUM_RELATED = 40;

/**
 * One finding for a region, on its headline or first block, with the fix that converts all of it but its damaged runs: restoring those
 * needs their bytes as they are.
 */
export const regionFinding = (
  { start, scope, shown }: ForeignRegion,
  house: HouseScript,
  language: LanguageServices,
): Finding => movedFinding(findingIn(shown, scope, house, language), start);

const findingIn = oncePerPage(
  (shown, scope: ForeignRegion['scope'], house: HouseScript, language: LanguageServices): Finding => {
    const { text, blocks } = shown;
    const whole = { start: 0, end: text.length };
    const foreign = house === 'simplified' ? 'traditional' : 'simplified';
    const count = scriptCountOf(shown);
    const share = Math.round((count[foreign] / count.han) * 100);
    const name = foreign === 'traditional' ? '繁体' : '简体';
    const { start, end } = blocks.find(({ role }) => role === 'headline') ?? blocks[0]!;
    return {
      start,
      end,
      message: `${SCOPE_NAMES[scope]}为${name}字：${count.han} 个汉字中 ${count[foreign]} 个是${name}（${share}%）`,
      fixes: [
        {
          kind: 'suggestion',
          title: `${SCOPE_NAMES[scope]}转为${SCRIPT_NAMES[house]}`,
          edits: soundParts(text, damagesOf(shown, language)).flatMap((part) => conversionEdits(text, part, house)),
        },
      ],
      related: ambiguousPlaces(text, whole, house)
        .slice(0, MAXIMUM_RELATED)
        .map((place) => ({ ...place, message: reviewNote(text, place.start, place.end, house) })),
    };
  },
);

/** The parts of a text between its damaged runs, which are in order. */
function soundParts(text: string, damaged: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let at = 0;
  for (const run of damaged) {
    if (run.start > at) parts.push({ start: at, end: run.start });
    at = Math.max(at, run.end);
  }
  return at < text.length ? [...parts, { start: at, end: text.length }] : parts;
}

function reviewNote(text: string, start: number, end: number, house: HouseScript): string {
  const from = Math.max(0, start - 2);
  const context = text.slice(from, end + 2);
  const converted = convertScript(context, house);
  const form = converted.length === context.length ? converted.slice(start - from, end - from) : converted;
  return `“${text.slice(start, end)}”有多个对应字，此处作“${form}”，请核对`;
}
