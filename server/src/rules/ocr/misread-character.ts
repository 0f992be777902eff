import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { archiveSupport } from '../../core/language/archive-support.ts';
import { certaintyOf, type Decision, deciderOf, isReadingOffered } from '../../core/language/decision.ts';
import type { Weighed } from '../../core/language/features.ts';
import { type Observation, observe } from '../../core/language/observation.ts';
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
    for (const observation of observe(page, model)) {
      const added = vocabulary ? archiveSupport(page.text, observation, vocabulary) : 0;
      const finding = findingOf(page.text, observation, added);
      if (finding) yield finding;
    }
  },
);

function decisionOn(weighed: Weighed): Decision {
  weighed.decision ??= decide(weighed.features);
  return weighed.decision;
}

function findingOf(
  text: string,
  { at, readings, weighed, condition }: Observation,
  added: number,
): Finding | undefined {
  const decision = added === 0 ? decisionOn(weighed) : decide(weighed.features, added);
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
