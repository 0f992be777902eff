import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { certaintyOf, deciderOf, isReadingOffered } from '../../core/language/decision.ts';
import { type Observation, observe } from '../../core/language/observation.ts';
import type { WorkspaceVocabulary } from '../../core/language/services.ts';
import { isHan } from '../../core/text/character.ts';
import { DECISION_TREES } from '../../data/decision-trees.ts';

const MOST_SUGGESTIONS = 3;

const decide = deciderOf(DECISION_TREES);

export const misreadCharacter = articleRule(
  {
    id: 'misread-character',
    family: 'ocr',
    title: { zh: '误识汉字', en: 'Misread character' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '一个汉字被识读成了形近的另一个字。',
      why: '“目前”读成“自前”，每个字都是真字，查字典查不出。按前后文的通顺程度、两字的形近程度和实测误识的次数推定，把握大的报警告，其余报信息或提示；署名、全文反复出现的字样和引号里的新词从宽。',
      bad: ['截至自前，全省已建成示范村三百个。', '广大民警爱岗教业，受到群众称赞。'],
      good: ['截至目前，全省已建成示范村三百个。', '广大民警爱岗敬业，受到群众称赞。'],
    },
  },
  function* (page, _options, { model, vocabulary }) {
    if (!model || page.script === 'traditional') return;
    const countInArchive = vocabulary ? vocabulary.countOf : () => 0;
    for (const observation of observe(page, model, countInArchive)) {
      if (vocabulary && isArchived(page.text, observation, vocabulary)) continue;
      const finding = findingOf(page.text, observation);
      if (finding) yield finding;
    }
  },
);

/** Whether the archive writes the character beside its neighbour, and oftener than the likeliest reading. */
function isArchived(text: string, { at, readings }: Observation, { countOf }: WorkspaceVocabulary): boolean {
  const timesWith = (character: string): number =>
    Math.max(countOf(text.charAt(at - 1) + character), countOf(character + text.charAt(at + 1)));
  return timesWith(text.charAt(at)) > timesWith(readings[0]!);
}

function findingOf(text: string, { at, readings, features, condition }: Observation): Finding | undefined {
  const decision = decide(features);
  const certainty = certaintyOf(decision, condition, DECISION_TREES.leastSure);
  if (!certainty) return undefined;
  const place = `“${wordAround(text, at)}”中的“${text.charAt(at)}”`;
  if (!isReadingOffered(decision)) return { start: at, end: at + 1, message: `${place}疑为误识`, certainty };
  return {
    start: at,
    end: at + 1,
    message: `${place}疑为“${readings[0]}”的误识`,
    certainty,
    fixes: readings.slice(0, MOST_SUGGESTIONS).map((reading) => fixOf(at, reading)),
  };
}

const fixOf = (at: number, reading: string): Fix => ({
  kind: 'suggestion',
  title: `改为“${reading}”`,
  edits: [{ span: { start: at, end: at + 1 }, newText: reading }],
});

/** The character with its Han neighbours, to show where it stands. */
function wordAround(text: string, at: number): string {
  const before = isHan(text.charAt(at - 1)) ? text.charAt(at - 1) : '';
  const after = isHan(text.charAt(at + 1)) ? text.charAt(at + 1) : '';
  return before + text.charAt(at) + after;
}
