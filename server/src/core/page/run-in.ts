import type { Span } from '../text/span.ts';
import type { Role } from './page.ts';
import type { Draft } from './roles.ts';

/** A run-in head (段首小标题) is one or two short clauses with a full stop, then the paragraph goes on. */
const HEAD = /^[“"——]{0,2}[^。！？!?；;：:…\n]{4,44}[。]/;
const SHORTEST_REST = 8;
const LONGEST_CLAUSE = 18;
const MOST_CLAUSES = 2;
/** Words of sentences that tell something; a heading calls or names. */
const TELLS =
  /[是了我他她它你吗呢吧着过]|表示|认为|介绍|指出|获悉|据|记者|\d[年月日时]|[日月年时][，,]|可以|已经|不仅|但|却|也|都|就|很/;
/** Verbs that open headings of reports. */
const CALLS =
  /^(?:强化|创新|坚持|推进|推动|深化|优化|提升|提高|完善|健全|打造|构建|建设|建立|筑牢|聚焦|紧盯|突出|落实|加强|加快|加大|激活|激发|发展|实施|实行|开展|严打|严守|严格|重拳|全力|全面|始终|持续|深入|着力|狠抓|紧扣|立足|围绕|搭建|拓宽|拓展|畅通|用心|用情|做实|做优|做强|做好|抓实|抓好|守护|服务|保持|提供|创建|夯实|凝聚|培育|释放|赋能|探索|扎实|统筹|锚定|擦亮|织密|下好|念好|打好|当好|把好|以)/;
/** A kind of head that comes at least this often on a page is a series, whatever its first word. */
const SERIES = 3;

/** The run-in heads of a page by draft index. Heads come in series: one without a heading's verb counts beside others only. */
export function runInHeadsOf(text: string, drafts: readonly Draft[], roles: readonly Role[]): Map<number, Span> {
  const candidates = new Map<number, Span>();
  const series = openingsInSeries(drafts, roles);
  let calling = 0;
  drafts.forEach((draft, i) => {
    const head = roles[i] === 'paragraph' ? (headOf(text, draft, series) ?? clippedHeadOf(text, draft)) : undefined;
    if (!head) return;
    candidates.set(i, head);
    if (isCalling(text, head)) calling++;
  });
  if (calling >= SERIES) return candidates;
  if (calling < 2) return new Map();
  return new Map([...candidates].filter(([, head]) => isCalling(text, head)));
}

/** Heading verbs (打造…, 打造…, 打造…) with which paragraphs of the page open time and again; such heads may be longer. */
function openingsInSeries(drafts: readonly Draft[], roles: readonly Role[]): Set<string> {
  const counts = new Map<string, number>();
  drafts.forEach(({ reading }, i) => {
    const opening = reading.slice(0, 2);
    if (roles[i] === 'paragraph' && CALLS.test(opening)) counts.set(opening, (counts.get(opening) ?? 0) + 1);
  });
  return new Set([...counts].filter(([, count]) => count >= SERIES).map(([opening]) => opening));
}

const isCalling = (text: string, { start, end }: Span): boolean =>
  CALLS.test(text.slice(start, end).replace(/^[—“"]+/, ''));

/** The first sentence of a paragraph if it has the form of a head. */
function headOf(text: string, { lines, reading }: Draft, series: ReadonlySet<string>): Span | undefined {
  const start = lines[0]!.start;
  const end = lines.at(-1)!.end;
  const match = HEAD.exec(text.slice(start, Math.min(end, start + 54)));
  if (!match || end - start - match[0].length < SHORTEST_REST) return undefined;
  const shown = match[0].replace(/\s/g, '');
  const clauses = shown.split(/[，,]/);
  const isShort = clauses.length <= MOST_CLAUSES && clauses.every(({ length }) => length <= LONGEST_CLAUSE);
  if (TELLS.test(shown) || !(isShort || series.has(reading.slice(0, 2)))) return undefined;
  return { start, end: start + match[0].length };
}

/** A couplet that fills the first print line, whose end is lost: the paragraph's own first words (五年来，) come next. */
const CLIPPED_HEAD =
  /^(\p{Script=Han}{5,10})[，,](\p{Script=Han}{4,10}) (?=\p{Script=Han}{1,3}年来[，,]|今年|近年|去年|目前)/u;
const CLAUSES_DIFFER = 3;

/** The run-in head at the start of a spaced page's paragraph whose full stop was lost with the end of the print line. */
function clippedHeadOf(text: string, { lines }: Draft): Span | undefined {
  const { start, end } = lines[0]!;
  const match = CLIPPED_HEAD.exec(text.slice(start, Math.min(end, start + 32)));
  if (!match || Math.abs(match[1]!.length - match[2]!.length) > CLAUSES_DIFFER) return undefined;
  return { start, end: start + match[0].length - 1 };
}
