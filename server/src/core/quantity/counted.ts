import type { Span } from '../text/span.ts';

/** Words that end the noun phrase after a figure, or begin it before one: verbs, particles and adverbs of news prose. */
const AFTER_STOP =
  /(?:[的了在将被已为是与和及或把对向从到由让使给等其也都就并而但且均全再又还曾刚正来去入参获受因经按超达]|成为|进入|参加|开展|实现|完成|同比|环比|增长|下降|左右|以上|以下|死亡|受伤|遇难|失踪)/;
const BEFORE_STOP =
  /(?:[的了将被已为是与和及或把对向从到由让使给等其也都就并而但且均再又还曾刚正]|在(?![校职岗册建编读])|共有|现有|已有|建成|组建|建立|成立|设立|新建|新增|新设|累计|总计|共计|合计|达到|实现|完成|组织|召开|举办|开展|培训|招募|招收|发放|投入|投资|安排|下达|推出|出台|制定|破获|抓获|打掉|挽回|救助|帮助|服务|惠及|覆盖|整合|选派|派出|聘请|邀请|吸引|接待|收到|办理|受理|处理|处置|整改|排查|化解|解决|生产|销售|出口|进口|造成|导致|致|其中|包括|分别)/g;
/** 社区警务团队组建9833个 counts teams: the verb stands between. */
const TRAILING_STOP = new RegExp(`(?:${BEFORE_STOP.source})$`);
const LONGEST = 12;

/** The noun phrase that a figure counts: what follows it in its clause, else what stands right before it. */
export function countedBy(text: string, figure: Span, clause: Span): string {
  const after = withoutBlanks(text.slice(figure.end, Math.min(clause.end, figure.end + LONGEST)));
  const stop = after.search(AFTER_STOP);
  const head = stop < 0 ? after : after.slice(0, stop);
  return head.length >= 2
    ? head
    : nounBefore(withoutBlanks(text.slice(Math.max(clause.start, figure.start - LONGEST), figure.start)));
}

/** Blanks inside running text are where print lines ended. */
const withoutBlanks = (words: string): string => words.replace(/\s+/g, '');

function nounBefore(words: string): string {
  let noun = words.replace(/(?:[约近超达有共为至到了已]|达到|共有|共计|总计)+$/, '');
  for (let cut = TRAILING_STOP.exec(noun); cut && cut.index > 0; cut = TRAILING_STOP.exec(noun))
    noun = noun.slice(0, cut.index);
  const stops = [...noun.matchAll(BEFORE_STOP)];
  const last = stops.at(-1);
  if (last && last.index + last[0].length < noun.length - 1) noun = noun.slice(last.index + last[0].length);
  return noun.replace(/[^\u4e00-\u9fffA-Za-z]/g, '');
}
