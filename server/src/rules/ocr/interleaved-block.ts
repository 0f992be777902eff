import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { type CrossReading, columnByColumn, crossReadingsOf } from '../../core/page/cross-reading.ts';
import { endingOf, openingOf, quoted } from '../../core/page/excerpt.ts';
import { certaintyOf, type Join, joinsOf } from '../../core/page/joins.ts';
import type { Orphan } from '../../core/page/orphans.ts';
import type { Page } from '../../core/page/page.ts';
import { joinFixes } from '../../core/page/repair.ts';
import { type SetInCredit, setInCreditsOf } from '../../core/page/set-in-credit.ts';
import { span, textOf } from '../../core/text/span.ts';

export const interleavedBlock = articleRule(
  {
    id: 'interleaved-block',
    family: 'ocr',
    title: { zh: '文字块插错位置', en: 'Interleaved block' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '栏次读错、排在上半句之前的段落，几栏逐行横着读的文字，上文缺失的段首，插进句子中间的署名。',
      why: '分栏的版面若横着读，后半句会排到前半句的前面；右对齐的署名会与末行混在一起。',
      bad: [
        '”的做法受到居民欢迎。社区随后又增设了三个服务点。',
        '大赛由市体育局主办，多家单位为活动提供 晚报记者 张三 鼎力支持。',
      ],
      good: [
        '“上门服务”的做法受到居民欢迎。社区随后又增设了三个服务点。',
        '大赛由市体育局主办，多家单位为活动提供鼎力支持。 晚报记者 张三',
      ],
    },
  },
  function* (page, _, language) {
    const { joins, orphans } = joinsOf(page, language);
    for (const join of joins) if (join.tail < join.head) yield reportEarlyTail(page, join, language.model);
    for (const orphan of orphans) yield reportOrphan(page, orphan);
    for (const credit of setInCreditsOf(page)) yield reportCredit(page, credit);
    for (const reading of crossReadingsOf(page, language.model)) yield reportCrossReading(page, reading);
  },
);

function reportEarlyTail(page: Page, join: Join, model: LanguageModel | undefined): Finding {
  const { text, blocks } = page;
  const ending = endingOf(text, blocks[join.head]!);
  const opening = openingOf(text, blocks[join.tail]!);
  return {
    ...opening,
    message: `“${quoted(text, opening)}”排到了上半句的前面，应上承“${quoted(text, ending)}”`,
    certainty: certaintyOf(join),
    related: [{ ...ending, message: '上半句在这里' }],
    fixes: joinFixes(page, join, '移到上半句之后', model),
  };
}

function reportOrphan({ text }: Page, { start, certainty }: Orphan): Finding {
  const opening = openingOf(text, start.block);
  return { ...opening, certainty, message: `“${quoted(text, opening)}”的上文缺失` };
}

function reportCrossReading({ text }: Page, reading: CrossReading): Finding {
  const { columns, lines } = reading;
  const [first, below] = [lines[0]!, lines[columns]!];
  return {
    start: first.start,
    end: below.end,
    message: `${columns}栏文字被逐行横着读，“${quoted(text, endingOf(text, first))}”应下接“${quoted(text, openingOf(text, below))}”`,
    related: [{ start: below.end, end: reading.end, message: '以下各行也是横着读的' }],
    fixes: [
      {
        kind: 'suggestion',
        title: '按栏重排这几行',
        edits: [{ span: span(reading.start, reading.end), newText: columnByColumn(text, reading) }],
      },
    ],
  };
}

function reportCredit(page: Page, { start, end, sentenceEnd }: SetInCredit): Finding {
  const { text } = page;
  const credit = quoted(text, { start, end });
  return {
    start,
    end,
    message: `署名“${credit}”插在句子中间`,
    fixes: [
      {
        kind: 'suggestion',
        title: '把署名移到段末',
        edits: [
          { span: span(start, end), newText: '' },
          { span: span(sentenceEnd, sentenceEnd), newText: ` ${textOf(text, { start, end }).trim()}` },
        ],
      },
    ],
  };
}
