import type { Certainty, Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { isDoubledByMistake } from '../../core/language/doubled-character.ts';
import { segment } from '../../core/language/segment.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import type { Block, Page } from '../../core/page/page.ts';
import { isHanCode, isSpaceCode } from '../../core/text/character.ts';
import { adjacentRepetitions } from '../../core/text/repetition.ts';
import { type Span, spansOverlap } from '../../core/text/span.ts';

export const repeatedText = articleRule(
  {
    id: 'repeated-text',
    family: 'ocr',
    title: { zh: '文字重复', en: 'Repeated text' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '词、短语、分句、句子或整段重复了一遍。',
      why: '识读和拼版常把同一行读两次。重叠的词（研究研究、一步一步、实实在在）、跨词的巧合（教代会工会工作）、口号和排比是对的：只有重复的两半各自都是完整的词时才报，两个字的词重复只作提示。',
      bad: ['防汛专项检查专项检查昨日启动。', '新建的的水闸通过验收。'],
      good: ['大家一步一步走上堤坝。', '教代会工会工作会议昨日召开。'],
    },
  },
  {
    block: function* ({ text, blocks }, _options, { model }) {
      for (const block of blocks) {
        if (block.role === 'boilerplate' || block.role === 'other') continue;
        const taken: Span[] = [];
        if (model) {
          yield* repeatedWords(text, block, model, taken);
          yield* repeatedCharacters(text, block, model);
        }
        yield* repeatedSentences(text, block, taken);
        yield* repeatedClauses(text, block, taken);
      }
    },
    page: repeatedBlocks,
  },
);

/** Reach of the context, in characters, by which the words around a repetition are found. */
const CONTEXT = 12;

function* repeatedWords(text: string, block: Span, model: LanguageModel, taken: Span[]): Generator<Finding> {
  for (const { start, end, length } of adjacentRepetitions(text, block.start, block.end)) {
    const middle = start + length;
    const span = { start: middle, end };
    const whole = { start, end };
    if (taken.some((other) => spansOverlap(other, whole))) continue;
    if (!wordEdges(text, block, start, end, model, [start, middle, end])) continue;
    const copy = text.slice(start, middle);
    if (isReduplication(copy, text.slice(end, end + 1), model)) continue;
    taken.push(whole);
    yield {
      ...whole,
      message: `“${copy}”重复了`,
      ...(length === 2 && { certainty: 'likely' satisfies Certainty }),
      fixes: [{ kind: 'suggestion', title: `删去重复的“${copy}”`, edits: [{ span, newText: '' }] }],
    };
  }
}

/** Whether each of `places` lies between two words of the stretch around text[start, end). */
function wordEdges(
  text: string,
  block: Span,
  start: number,
  end: number,
  { words }: LanguageModel,
  places: readonly number[],
): boolean {
  const from = Math.max(block.start, start - CONTEXT);
  const to = Math.min(block.end, end + CONTEXT);
  const edges = new Set([from]);
  for (const word of segment(words, text, from, to)) edges.add(word.end);
  return places.every((place) => edges.has(place));
}

/** Verbs that are said twice for a short or casual doing (ABAB). */
const REDUPLICATED_VERBS = /^(?:说着|走着|想着|看着|休息|研究|讨论|商量|交流|考虑|打听|收拾|活动|学习)$/;

/** 一步一步, 每天每天, 太多太多, 研究研究, 二零二零; a word that the lexicon holds doubled. */
function isReduplication(copy: string, after: string, model: LanguageModel): boolean {
  if (/^[一每几半多好太很非]/.test(copy) || /^[〇零一二三四五六七八九十百千万亿\d]+$/.test(copy)) return true;
  if (copy.length === 2 && copy.charAt(0) === copy.charAt(1)) return true;
  if (REDUPLICATED_VERBS.test(copy) || model.wordScore(copy + copy) > -Infinity) return true;
  return copy.length === 2 && /[了吧吗呢啊着”]/.test(after);
}

const PARTICLES = '的了是和与为对将被把及向从在';

/** A particle that stands twice, each a word of its own: 新建的的水闸, but not 目的的; any other character of a word: 主办办的. */
function* repeatedCharacters(text: string, block: Span, model: LanguageModel): Generator<Finding> {
  let before = 0;
  for (let at = block.start; at < block.end; at++) {
    const code = text.charCodeAt(at);
    const isDoubled = code === before && isHanCode(code);
    before = isDoubled ? 0 : code;
    if (!isDoubled) continue;
    const span = { start: at - 1, end: at + 1 };
    const character = text.charAt(at);
    const isParticle = PARTICLES.includes(character);
    const isMistake = isParticle
      ? wordEdges(text, block, span.start, span.end, model, [span.start, at, span.end])
      : isDoubledByMistake(text, block, span.start, model);
    if (!isMistake) continue;
    const edits = [{ span: { start: at, end: span.end }, newText: '' }];
    yield {
      ...span,
      message: `“${character}${character}”重复了`,
      ...(!isParticle && { certainty: 'likely' satisfies Certainty }),
      fixes: [{ kind: 'suggestion', title: `删去重复的“${character}”`, edits }],
    };
  }
}

/** In UTF-16 units. */
const SHORTEST_SENTENCE = 12;

/** A sentence of several clauses that stands twice in a row. */
function* repeatedSentences(text: string, { start, end, sentences }: Block, taken: Span[]): Generator<Finding> {
  if (end - start < 2 * SHORTEST_SENTENCE) return;
  let previous: Span | undefined;
  for (const sentence of sentences) {
    if (previous && previous.end - previous.start === sentence.end - sentence.start) {
      const content = text.slice(sentence.start, sentence.end).trimEnd();
      const second = { start: sentence.start, end: sentence.start + content.length };
      const isSame = content.length >= SHORTEST_SENTENCE && text.startsWith(content, previous.start);
      if (isSame && !isChant(text, { start: second.start, end: second.end - 1 })) {
        taken.push({ start: previous.start, end: second.end });
        yield repeatedClause(text, previous, second);
      }
    }
    previous = sentence;
  }
}

const SHORTEST_CLAUSE = 4;

/** A clause or sentence that repeats the end of the one before: 他连夜加固河堤，连夜加固河堤， */
function* repeatedClauses(text: string, block: Span, taken: Span[]): Generator<Finding> {
  let previous: Span | undefined;
  for (const clause of clausesOf(text, block)) {
    const length = clause.end - clause.start;
    const first =
      previous && previous.end - previous.start >= length
        ? { start: previous.end - length, end: previous.end }
        : undefined;
    const isSame =
      first !== undefined &&
      length >= SHORTEST_CLAUSE &&
      text.startsWith(text.slice(clause.start, clause.end), first.start);
    if (
      isSame &&
      !isAnadiplosis(text, first, previous!, clause) &&
      !isChant(text, clause) &&
      !taken.some((other) => spansOverlap(other, clause))
    )
      yield repeatedClause(text, first, clause);
    previous = clause;
  }
}

/** Clauses without the mark that ends them. */
function* clausesOf(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !isClauseEnd(text.charCodeAt(at))) continue;
    while (from < at && isSpaceCode(text.charCodeAt(from))) from++;
    if (at > from) yield { start: from, end: at };
    from = at + 1;
  }
}

const CLAUSE_ENDS = new Set(Array.from('，。；！？,;!?', (mark) => mark.charCodeAt(0)));

const isClauseEnd = (code: number): boolean => !isHanCode(code) && CLAUSE_ENDS.has(code);

/** A sentence that takes up the end of the one before (…核心价值观。核心价值观，是…) is no repetition; a whole one is. */
const isAnadiplosis = (text: string, first: Span, previous: Span, clause: Span): boolean =>
  /[。？]/.test(text.charAt(first.end)) &&
  (first.start !== previous.start || text.charAt(clause.end) !== text.charAt(first.end));

/** Shouts and songs repeat: 加油，中国队！加油，中国队！ */
const isChant = (text: string, clause: Span): boolean => /[！!]/.test(text.charAt(clause.end));

function repeatedClause(text: string, first: Span, second: Span): Finding {
  const isSentence = /[。？]/.test(text.charAt(first.end));
  const copy = text.slice(second.start, second.end);
  return {
    start: first.start,
    end: second.end,
    message: `“${copy.length > 16 ? `${copy.slice(0, 16)}…` : copy}”重复了`,
    ...(!isSentence && { certainty: 'likely' satisfies Certainty }),
    fixes: [
      {
        kind: 'suggestion',
        title: '删去重复的一句',
        edits: [{ span: { start: first.end, end: second.end }, newText: '' }],
      },
    ],
  };
}

/** Shorter paragraphs may be refrains, questions or answers. */
const SHORTEST_PARAGRAPH = 24;

function* repeatedBlocks({ text, blocks }: Page): Generator<Finding> {
  const seen = new Map<string, Block>();
  for (const block of blocks) {
    if (block.role !== 'paragraph' || block.end - block.start < SHORTEST_PARAGRAPH) continue;
    const content = text.slice(block.start, block.end);
    const first = seen.get(content);
    if (!first) {
      seen.set(content, block);
      continue;
    }
    yield {
      start: block.start,
      end: block.end,
      message: `整段与前文重复：“${content.slice(0, 12)}…”`,
      related: [{ start: first.start, end: first.end, message: '前一次出现' }],
      fixes: [
        {
          kind: 'suggestion',
          title: '删去重复的一段',
          edits: [{ span: { start: block.start, end: block.end }, newText: '' }],
        },
      ],
    };
  }
}
