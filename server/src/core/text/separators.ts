import { clauseAfter, clauseBefore } from './clause.ts';
import type { Span } from './span.ts';

/** A mark between two parts of a sentence whose form wants another one. */
export interface MisplacedSeparator {
  readonly at: number;
  readonly wanted: '、' | '，' | '；';
}

/** The separators of text[start, end) that the form of their sentence speaks against, by place. Linear. */
export function* misplacedSeparators(text: string, { start, end }: Span): Generator<MisplacedSeparator> {
  for (const { 0: mark, index } of text.slice(start, end).matchAll(SEPARATOR)) {
    const at = start + index;
    if ('，,'.includes(mark)) {
      if (partsItems(text, at)) yield { at, wanted: '、' };
    } else if (mark === '、') {
      if (partsCountedClauses(text, at)) yield { at, wanted: '，' };
    } else if (partsPoints(text, at)) yield { at, wanted: '；' };
  }
}

/** Those with 等, a figure or a later point behind them: nearly all others are left at once. */
const SEPARATOR = /[，,](?=[^，。、；：！？,;:!?]{2,40}等)|、(?=\D{2,20}\d)|[：:](?=[二三四五六七八九第])/g;

/** In characters. */
const SHORTEST_ITEM = 2;
const LONGEST_ITEM = 14;
const SHORT_ITEM = 6;
/** Items of a list of alike things end alike (线装书籍，经折装书籍等). */
const SHARED_END = 2;
/** UTF-16 units on each side of a mark that are read. */
const REACH = 40;

/**
 * A comma between two items before 等, where 、 is the rule (GB/T 15834-2011 4.5.3.1): they end alike, or are as short as the items
 * of the list that the first one ends.
 */
function partsItems(text: string, at: number): boolean {
  const after = clauseAfter(text, at + 1, REACH).replace(/\s/g, '');
  const item = after.slice(0, Math.max(0, after.lastIndexOf('等')));
  if (item.length < SHORTEST_ITEM || item.length > LONGEST_ITEM) return false;
  const clause = clauseBefore(text, at, REACH);
  const before = clause.replace(/\s/g, '');
  if (before.length < SHORTEST_ITEM || before === item) return false;
  const isListed = text.charAt(at - clause.length - 1) === '、' && Math.max(before.length, item.length) <= SHORT_ITEM;
  const shared = isListed ? 1 : SHARED_END;
  return before.length > shared && before.endsWith(item.slice(-shared));
}

/** 59个, 1.2万名, 670余起, 2.1万组次. */
const COUNT_AT_END = /\d[万亿千百余多]{0,2}\p{Script=Han}{1,2}$/u;
/** Words that open a clause that reports a result; a noun here goes on the list (累计谈心11次、家访7次). */
const REPORTING =
  /^(?:累计|总共|共|先后|同时|均|已|又|再|还|并|协助|帮助|救助|完成|实现|达到|投入|举办|开展|发放|发送|运输|办理|受理|抓获|侦破|破获|查处|查获|整改|新建|新增|改造|建成|建立|建设|培训|组织|参与|参加|吸引|化解|调解|解决|挽回|追回|接待|服务|走访|排查|收到|签订|签约|引进|带动|惠及|覆盖|打掉|缴获|推出|制定|出台|提供|占|超|逾|较|同比|增长|下降)/;

/** 、 between two clauses that each report a count, the second the last (建成大棚59个、培训果农120人，). */
function partsCountedClauses(text: string, at: number): boolean {
  if (!COUNT_AT_END.test(text.slice(Math.max(0, at - 10), at).trimEnd())) return false;
  const clause = clauseAfter(text, at + 1, REACH);
  if (text.charAt(at + 1 + clause.length) === '、') return false;
  const after = clause.replace(/\s/g, '');
  return REPORTING.test(after) && COUNT_AT_END.test(after);
}

const LATER_POINT = /^(?:[二三四五六七八九][是要]|第[二三四五六七八九])/;
const EARLIER_POINT = /(?:[一二三四五六七八][是要]|第[一二三四五六七八])[^。！？]*$/;

/** A colon between two points of a list (一要…：二要…), where ； is the rule (4.6.3.3). */
const partsPoints = (text: string, at: number): boolean =>
  LATER_POINT.test(text.slice(at + 1, at + 4)) && EARLIER_POINT.test(text.slice(Math.max(0, at - 2 * REACH), at));
