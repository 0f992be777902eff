import type { Finding } from '../engine/finding.ts';
import type { Page } from '../page/page.ts';
import { countScripts, type Script, scriptByCount } from '../text/script.ts';
import { type Span, spansOverlap } from '../text/span.ts';
import { ambiguousPlaces, conversionEdits, convertScript, type HouseScript } from './convert.ts';

/** A part of a page in a script that is not the house's. */
export interface ForeignRegion extends Span {
  readonly scope: 'page' | 'article' | 'paragraph';
}

/** Han characters a paragraph needs before it is judged alone: a shorter quotation or name may stand in its own script. */
const PARAGRAPH_LENGTH = 24;

/** In order: the page, else its articles, else its paragraphs that are set in the other script; none where the page is Japanese or has no Han. */
export function foreignRegions(page: Page, house: HouseScript): ForeignRegion[] {
  const foreign: Script = house === 'simplified' ? 'traditional' : 'simplified';
  const isForeign = ({ start, end }: Span) => {
    const count = countScripts(page.text, start, end);
    return count[foreign] > 0 && scriptByCount(count) === foreign;
  };
  const whole = { start: 0, end: page.text.length };
  if (countScripts(page.text)[foreign] === 0) return [];
  if (isForeign(whole)) return [{ ...whole, scope: 'page' }];
  const articles = page.articles.filter(isForeign);
  const paragraphs = page.blocks.filter(
    (block) =>
      !articles.some(({ start, end }) => start <= block.start && block.end <= end) &&
      countScripts(page.text, block.start, block.end).han >= PARAGRAPH_LENGTH &&
      isForeign(block),
  );
  return [
    ...articles.map(({ start, end }): ForeignRegion => ({ start, end, scope: 'article' })),
    ...paragraphs.map(({ start, end }): ForeignRegion => ({ start, end, scope: 'paragraph' })),
  ].sort((a, b) => a.start - b.start);
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
 * One finding for a region, on its first line, with the fix that converts all of it but its damaged runs: restoring those needs
 * their bytes as they are.
 */
export function regionFinding(
  page: Page,
  region: ForeignRegion,
  house: HouseScript,
  damaged: readonly Span[],
): Finding {
  const { text } = page;
  const foreign = house === 'simplified' ? 'traditional' : 'simplified';
  const count = countScripts(text, region.start, region.end);
  const share = Math.round((count[foreign] / count.han) * 100);
  const name = foreign === 'traditional' ? '繁体' : '简体';
  return {
    ...titleOf(page, region),
    message: `${SCOPE_NAMES[region.scope]}为${name}字：${count.han} 个汉字中 ${count[foreign]} 个是${name}（${share}%）`,
    fixes: [
      {
        kind: 'suggestion',
        title: `${SCOPE_NAMES[region.scope]}转为${SCRIPT_NAMES[house]}`,
        edits: soundParts(region, damaged).flatMap((part) => conversionEdits(text, part, house)),
      },
    ],
    related: ambiguousPlaces(text, region, house)
      .slice(0, MAXIMUM_RELATED)
      .map(({ start, end }) => ({
        start,
        end,
        message: reviewNote(text, start, end, house),
      })),
  };
}

/** The parts of a region between its damaged runs, which are in order. */
function soundParts(region: Span, damaged: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let at = region.start;
  for (const run of damaged.filter((own) => spansOverlap(own, region))) {
    if (run.start > at) parts.push({ start: at, end: run.start });
    at = Math.max(at, run.end);
  }
  return at < region.end ? [...parts, { start: at, end: region.end }] : parts;
}

/** The line a region is reported on: its headline, else its first block. */
function titleOf(page: Page, region: Span): Span {
  const inside = page.blocks.filter(({ start, end }) => region.start <= start && end <= region.end);
  const { start, end } = inside.find(({ role }) => role === 'headline') ?? inside[0] ?? region;
  return { start, end };
}

function reviewNote(text: string, start: number, end: number, house: HouseScript): string {
  const from = Math.max(0, start - 2);
  const context = text.slice(from, end + 2);
  const converted = convertScript(context, house);
  const form = converted.length === context.length ? converted.slice(start - from, end - from) : converted;
  return `“${text.slice(start, end)}”有多个对应字，此处作“${form}”，请核对`;
}
