import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { type HtmlRemnant, htmlRemnantsOf } from '../../core/script/entity.ts';

/** From so many whole entities on, a page gets one finding, its instances hints. */
const MANY = 5;

/** Entities and tags that a web page left in its text. */
export const htmlEntity = articleRule(
  {
    id: 'html-entity',
    family: 'script',
    title: { zh: '网页代码残留', en: 'HTML remnant' },
    severity: 'warning',
    fix: 'safe',
    docs: {
      what: '网页实体（&nbsp; &ldquo; &#8220;）整个或残缺地留在正文里，以及残留的标签。',
      why: '完整的实体只有一种读法，可直接替换；残缺的（?ldquo; &rdq）按上下文还原，供确认；R&D、AT&T 和网址里的 & 不报。',
      bad: [
        '会议提出&ldquo;三个一批&rdquo;计划。',
        '会议提出?ldquo;三个一批”计划。',
        '他说<strong>明天</strong>再来。',
      ],
      good: [
        '企业加大R&D投入，与AT&T合作，并设Q&A环节。',
        '详情见 http://example.org/?a=1&lt=2。',
        '若a<b且b>c，则另行处理。',
      ],
    },
  },
  function* (page) {
    const remnants = htmlRemnantsOf(page.text);
    const safe = remnants.filter(isSafe);
    if (safe.length >= MANY) yield pageFinding(page.text, safe);
    for (const remnant of remnants) {
      const finding = findingOf(page.text, remnant);
      yield safe.length >= MANY && isSafe(remnant) ? { ...finding, certainty: 'possible' } : finding;
    }
  },
);

/** A fix may be applied unseen when the notation has one reading and stands for a mark, a blank or nothing. */
const isSafe = ({ kind, newText }: HtmlRemnant): boolean => kind !== 'mangled' && !/[\p{L}\p{N}]/u.test(newText);

function pageFinding(text: string, safe: readonly HtmlRemnant[]): Finding {
  const { start, end } = safe[0]!;
  return {
    start,
    end,
    message: `全文有 ${safe.length} 处网页代码残留，如“${text.slice(start, end)}”`,
    fixes: [{ kind: 'safe', title: `还原全文 ${safe.length} 处网页代码`, edits: safe.map(editOf) }],
  };
}

function findingOf(text: string, remnant: HtmlRemnant): Finding {
  const quote = text.slice(remnant.start, remnant.end);
  const { start, end, kind, newText } = remnant;
  const shown = newText.trim() === '' ? '空格' : `“${newText}”`;
  const fix: Fix = {
    kind: isSafe(remnant) ? 'safe' : 'suggestion',
    title: newText === '' ? `删除${quote}` : `替换为${newText.trim() === '' ? '空格' : newText}`,
    edits: [editOf(remnant)],
  };
  if (kind === 'tag') return { start, end, message: `残留的网页标签“${quote}”`, fixes: [fix] };
  const what = kind === 'whole' ? '网页实体' : '残缺的网页实体';
  return {
    start,
    end,
    message: newText === '' ? `${what}“${quote}”` : `${what}“${quote}”，应为${shown}`,
    fixes: [fix],
  };
}

const editOf = ({ start, end, newText }: HtmlRemnant) => ({ span: { start, end }, newText });
