import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { markGain } from '../../core/language/mark-odds.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { wordEdgesIn } from '../../core/language/word-edges.ts';
import { joinsOf } from '../../core/page/joins.ts';
import type { Page } from '../../core/page/page.ts';
import { quotedBlocks } from '../../core/page/quoted-blocks.ts';
import { type LoneBracket, loneBrackets, type MisreadBracket, misreadBracketOf } from '../../core/text/brackets.ts';
import type { QuotationFault, QuotationMark } from '../../core/text/quotation.ts';
import {
  LIKELY_REVERSED,
  oddsReversed,
  type Place,
  type PlaceEvidence,
  placesOfCounterpart,
} from '../../core/text/quotation-place.ts';
import type { Span } from '../../core/text/span.ts';

export const unbalancedQuote = articleRule(
  {
    id: 'unbalanced-quote',
    family: 'ocr',
    title: { zh: '引号括号不成对', en: 'Unbalanced quotation mark' },
    severity: 'warning',
    fix: 'suggestion',
    standard: 'GB/T 15834-2011 4.8、4.9',
    docs: {
      what: '引号、书名号、括号缺了一半，或者方向反了。',
      why: '印刷细小的引号最容易漏识。逐段逐处配对，并按用词习惯和本文其他引语推定所缺引号的位置；连续几段的引文每段开头用前引号、末段才用后引号，是对的。',
      bad: ['社区推行“一窗受理，办好关键小事。', '渔港新建的冷链仓库》上月封顶。'],
      good: ['社区推行“一窗受理”，办好关键小事。', '开渔节\n\n“第一段话。\n\n“第二段话。”'],
    },
  },
  function* (page, _options, language) {
    if (!/[“”‘’"'＂《》（）()【】〔〕〈〉「」『』]/.test(page.text)) return;
    const { joins, orphans } = joinsOf(page, language);
    const heads = new Set(joins.map(({ head }) => page.blocks[head]));
    const tails = new Set(joins.map(({ tail }) => page.blocks[tail]));
    const { readings, terms } = quotedBlocks(page, new Set(orphans.map(({ start }) => start.block)));
    const model = page.script === 'traditional' ? undefined : language.model;
    for (const { block, quotations, inner, carried } of readings) {
      if (quotations.faults.length + inner.faults.length === 0 || hasMangledMark(page.text, block)) continue;
      for (const fault of quotations.faults) {
        const { marks } = quotations;
        const runsOver =
          (heads.has(block) && fault.kind === 'unclosed' && fault.mark === marks.at(-1)) ||
          (tails.has(block) && fault.kind === 'unopened' && fault.mark === marks[0]);
        if (!runsOver && !carried.has(fault.mark.at))
          yield findingOf(page.text, fault, neighbouring(fault.mark, marks, block), terms, model);
      }
      for (const fault of inner.faults) {
        yield findingOf(
          page.text,
          fault,
          neighbouring(fault.mark, [...quotations.marks, ...inner.marks], block),
          terms,
          model,
        );
      }
    }
    yield* bracketFindings(page, model);
  },
);

/** A mark that became an entity (&ldquo;, ?rdquo;) is the matter of html-entity. */
const hasMangledMark = (text: string, { start, end }: Span): boolean =>
  /[lr][sd]quo|&quot/.test(text.slice(start, end));

/** The stretch between the marks before and after `mark`, or the edges of the block. */
function neighbouring({ at }: QuotationMark, marks: readonly QuotationMark[], block: Span): Span {
  const before = marks.filter((other) => other.at < at).map((other) => other.at + 1);
  const after = marks.filter((other) => other.at > at).map((other) => other.at);
  return { start: Math.max(block.start, ...before), end: Math.min(block.end, ...after) };
}

/** Straight marks are their own counterpart. */
const COUNTERPARTS: Readonly<Record<string, string>> = { '“': '”', '”': '“', '‘': '’', '’': '‘' };

function findingOf(
  text: string,
  { kind, mark }: QuotationFault,
  within: Span,
  terms: ReadonlySet<string>,
  model: LanguageModel | undefined,
): Finding {
  if (kind === 'reversed') return reversedFinding(text, mark);
  const isUnclosed = mark.role === 'open';
  const limit = isUnclosed ? within.end : within.start;
  const places = placesOfCounterpart(text, mark, limit, terms, model && evidenceOf(text, within, model));
  const lost = COUNTERPARTS[text.charAt(mark.at)] ?? text.charAt(mark.at);
  const odds = mark.printed === 'straight' ? 0 : oddsReversed(text, mark);
  const turned = odds > 0 ? [replacement(mark.at, lost)] : [];
  const inserted = places.map(({ span }) => insertion(text, span, lost));
  return {
    ...spanOver(text, mark, places[0]),
    message: `缺${isUnclosed ? '后' : '前'}引号：${excerpt(text, mark.at, isUnclosed)}`,
    related: [{ start: mark.at, end: mark.at + 1, message: '不成对的引号' }],
    fixes: odds > LIKELY_REVERSED ? [...turned, ...inserted] : [...inserted, ...turned],
  };
}

function evidenceOf(text: string, within: Span, model: LanguageModel): PlaceEvidence {
  const edges = wordEdgesIn(text, within, model);
  return { gainAt: (at) => markGain(text, at, '“', model), isWordEdge: (at) => edges.has(at) };
}

/** From the lone mark to the likeliest place of its counterpart when near, else that place alone. */
function spanOver(text: string, { at }: QuotationMark, place: Place | undefined): Span {
  if (!place) return { start: at, end: at + 1 };
  const start = Math.min(at, place.span.start);
  const end = Math.max(at + 1, place.span.end);
  if (end - start <= 30) return { start, end };
  if (place.span.start === 0) return { start: 0, end: codePointEnd(text, 1) };
  return { start: codePointStart(text, place.span.start - 1), end: place.span.end };
}

const codePointEnd = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at);

const codePointStart = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(at)) && at > 0 ? at - 1 : at;

function reversedFinding(text: string, { at }: QuotationMark): Finding {
  const span = { start: at, end: at + 1 };
  const newText = COUNTERPARTS[text.charAt(at)] ?? text.charAt(at);
  return { ...span, message: `引号“${text.charAt(at)}”方向反了`, fixes: [replacement(at, newText)] };
}

const replacement = (at: number, newText: string): Fix => ({
  kind: 'suggestion',
  title: `改为“${newText}”`,
  edits: [{ span: { start: at, end: at + 1 }, newText }],
});

function insertion(text: string, span: Span, newText: string): Fix {
  const before = oneLine(text.slice(Math.max(0, span.start - 4), span.start));
  const after = oneLine(text.slice(span.end, span.end + 4));
  return { kind: 'suggestion', title: `在“${before}”与“${after}”之间补“${newText}”`, edits: [{ span, newText }] };
}

const excerpt = (text: string, at: number, isForward: boolean): string =>
  oneLine(isForward ? text.slice(at, at + 8) : text.slice(Math.max(0, at - 7), at + 1));

const oneLine = (part: string): string => part.replace(/\s+/g, ' ').trim().replace(/。+$/, '');

/** Lone brackets, but those whose counterpart stands in the neighbouring block: the break between the two is another rule's matter. */
function* bracketFindings(page: Page, model: LanguageModel | undefined): Generator<Finding> {
  const blocks = page.blocks.filter(({ role }) => role !== 'boilerplate' && role !== 'other');
  const lone = blocks.map((block) => loneBrackets(page.text, block));
  for (const [index, brackets] of lone.entries()) {
    let misread: MisreadBracket | undefined;
    for (const [i, bracket] of brackets.entries()) {
      const isKnown = misread !== undefined;
      misread = isKnown || !brackets[i + 1] ? undefined : misreadBracketOf(page.text, bracket, brackets[i + 1]!);
      if (misread) yield misreadBracketFinding(page.text, misread);
      if (isKnown || misread) continue;
      const neighbours = (bracket.kind === 'unclosed' ? lone[index + 1] : lone[index - 1]) ?? [];
      if (!neighbours.some(({ kind }) => kind !== bracket.kind)) yield bracketFinding(page.text, bracket, model);
    }
  }
}

function misreadBracketFinding(text: string, { start, end, wanted }: MisreadBracket): Finding {
  return {
    start,
    end,
    message: `“${text.charAt(start)}”疑为“${wanted}”之误`,
    fixes: [replacement(start, wanted)],
  };
}

function bracketFinding(text: string, bracket: LoneBracket, model: LanguageModel | undefined): Finding {
  const { start, end, kind, missing } = bracket;
  const at = model && counterpartPlace(text, bracket, model);
  return {
    start,
    end,
    message: `缺“${missing}”：${excerpt(text, start, kind === 'unclosed')}`,
    ...(at !== undefined && { fixes: [insertion(text, { start: at, end: at }, missing)] }),
  };
}

/** In UTF-16 units. */
const FARTHEST = 24;
/** Nats; by clause marks alone none of 32 lost brackets of ocr-dev was put in its place. */
const LEAST_GAIN = 1;
/** Nats for a place at a clause's edge. */
const BESIDE_MARK = 6;

/** The place in the same clause that the model likes best. */
function counterpartPlace(
  text: string,
  { start, end, kind, limit, missing }: LoneBracket,
  model: LanguageModel,
): number | undefined {
  const isUnclosed = kind === 'unclosed';
  const step = isUnclosed ? 1 : -1;
  const farthest = isUnclosed ? Math.min(limit, end + FARTHEST) : Math.max(limit, start - FARTHEST);
  let best: { at: number; gain: number } | undefined;
  for (let at = isUnclosed ? end + 1 : start - 1; step * (farthest - at) >= 0; at += step) {
    const next = text.charAt(isUnclosed ? at : at - 1);
    const isEdge = CLAUSE_MARKS.includes(next);
    const gain = markGain(text, at, missing, model) + (isEdge ? BESIDE_MARK : 0);
    if (isCharacterEdge(text, at) && gain >= (best?.gain ?? LEAST_GAIN)) best = { at, gain };
    if (isEdge) break;
  }
  return best?.at;
}

const CLAUSE_MARKS = '，。；：！？,;:!?';

const isCharacterEdge = (text: string, at: number): boolean => codePointStart(text, at) === at;
