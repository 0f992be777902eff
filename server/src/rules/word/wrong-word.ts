import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { segment } from '../../core/language/segment.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { pairsByWrongCharacter, type WordPair } from '../../core/language/word-pairs.ts';
import type { Page } from '../../core/page/page.ts';
import { spanContains, spansOverlap } from '../../core/text/span.ts';

export const wrongWord = articleRule(
  {
    id: 'wrong-word',
    family: 'word',
    title: { zh: '错别字词', en: 'Mixed-up word' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '常见的错词、混用的词，如“同比增涨”“座落”“帐户”“布署”。',
      why: '只查词表里的常见错词，并由语言模型比较前后文：改后明显更通顺才报，“完成工作”里的“成工”这类跨词巧合不报。书名、引文里可能照录原文，也请编辑核对。',
      bad: ['今年以来，农产品出口同比增涨三成。', '新校区座落在河东。'],
      good: ['工程队按期完成工作，河东新校区坐落在柳林边。'],
    },
  },
  {
    block: function* (page, _options, { model }) {
      if (!model || page.script === 'traditional') return;
      const { text } = page;
      for (let at = 0; at < text.length; at++) {
        const pairs = pairsByCode[text.charCodeAt(at)];
        if (!pairs) continue;
        for (const pair of pairs) {
          const start = at - pair.at;
          if (start < 0 || !text.startsWith(pair.wrong, start)) continue;
          const finding = judge(page, start, pair, model);
          if (!finding) continue;
          yield finding;
          break;
        }
      }
    },
  },
);

/** Indexed by UTF-16 unit, since this stands on the path of every character. */
const pairsByCode: (readonly WordPair[] | undefined)[] = new Array(0x10000).fill(undefined);
for (const [character, pairs] of pairsByWrongCharacter) {
  pairsByCode[character.charCodeAt(0)] = [...pairs].sort((a, b) => b.wrong.length - a.wrong.length);
}

/** Characters on each side, on the same line, that the model sees. */
const CONTEXT = 5;

/** Nats by which the right word must read better; a wrong form of four characters is hardly ever anything else. */
const MARGINS = { short: { sure: 5, likely: 2.5 }, long: { sure: 1, likely: -8 } };
const LONG_WORD = 4;

function judge({ text }: Page, start: number, pair: WordPair, model: LanguageModel): Finding | undefined {
  const { wrong, right } = pair;
  const end = start + wrong.length;
  const before = text.slice(Math.max(0, start - CONTEXT), start).replace(/^.*[\r\n]/s, '');
  const after = text.slice(end, end + CONTEXT).replace(/[\r\n].*$/s, '');
  const margin = model.score(before + right + after) - model.score(before + wrong + after);
  const { sure, likely } = MARGINS[wrong.length >= LONG_WORD ? 'long' : 'short'];
  if (margin < likely || isPartOfWord(before, pair, after, model) || !standsApart(before, right, after, model))
    return undefined;
  const span = { start, end };
  return {
    ...span,
    message: `“${wrong}”应为“${right}”`,
    certainty: margin >= sure ? 'sure' : 'likely',
    fixes: [{ kind: 'suggestion', title: `改为“${right}”`, edits: [{ span, newText: right }] }],
  };
}

/** Whether the wrong form lies, as it stands, in a long word that would be none, or a rarer one, with the right form: 据为己有. */
function isPartOfWord(before: string, { wrong, right }: WordPair, after: string, model: LanguageModel): boolean {
  const place = { start: before.length, end: before.length + wrong.length };
  const text = before + wrong + after;
  const around = segment(model.words, text).find((word) => spanContains(word, place));
  if (!around || around.end - around.start <= Math.max(wrong.length, LONG_WORD - 1)) return false;
  const changed = text.slice(around.start, place.start) + right + text.slice(place.end, around.end);
  return model.wordScore(text.slice(around.start, around.end)) > model.wordScore(changed);
}

/** Whether the right word, put in place, is made of whole words or lies in one: no neighbour's word reaches half into it. */
function standsApart(before: string, right: string, after: string, { words }: LanguageModel): boolean {
  const place = { start: before.length, end: before.length + right.length };
  return segment(words, before + right + after)
    .filter((word) => spansOverlap(word, place))
    .every((word) => spanContains(place, word) || spanContains(word, place));
}
