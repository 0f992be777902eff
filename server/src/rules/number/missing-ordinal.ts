import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import type { Span } from '../../core/text/span.ts';

/** A gap in a run of ordinals: 一是 … 三是, 第一 … 第三, （一） … （三）. */
export const missingOrdinal = articleRule(
  {
    id: 'missing-ordinal',
    family: 'number',
    title: { zh: '序号缺漏', en: 'Missing ordinal' },
    severity: 'warning',
    fix: 'none',
    standard: 'GB/T 15834-2011 B.3',
    docs: {
      what: '一篇之中同一种序号跳过了一个：一是…三是，第一，…第三，（一）…（三），1.…3.。',
      why: '序号跳过，不是漏了一段就是编错了号。摘录从“二是”说起、用“第二”“其次”代替“二是”的不在此列。',
      bad: ['要抓好两件事：一是修路，三是架桥。', '第一，要有信心。第三，要有办法。'],
      good: ['要抓好两件事：一是修路，二是架桥。', '第一，要有信心。其次，要有耐心。第三，要有办法。'],
    },
  },
  function* ({ text, articles }) {
    const ordinals = [...ordinalsOf(text)];
    for (const { start, end } of articles)
      yield* checkRuns(
        text,
        ordinals.filter((ordinal) => start <= ordinal.start && ordinal.start < end),
      );
  },
);

interface Ordinal extends Span {
  readonly value: number;
  /** What stands before and after the number: (第, ''), ('', 是), (（, ）). Ordinals of one form make a run. */
  readonly form: string;
  readonly isHan: boolean;
}

const CANDIDATE = /([第其（(]?)(?:([一二三四五六七八九十]{1,3})|(\d{1,3}))([是要则靠抓看、，,：:.．）)条章]?)/g;
/** 三要素, 一要紧的 are words. */
const WORD = /要[素点點件务務害道闻职塞冲紧緊]|则[例是]|看[来起法]/;
const OPENING = /[。；;，,：:、！？!?“”（(」\s]/;

function* ordinalsOf(text: string): Generator<Ordinal> {
  for (const match of text.matchAll(CANDIDATE)) {
    const [, before, han, digits, after] = match;
    const form = formOf(text, match.index, match.index + match[0].length, before!, han !== undefined, after!);
    if (!form) continue;
    const end = match.index + match[0].length - (/[第其]/.test(before!) && !/[条章]/.test(after!) ? after!.length : 0);
    const number = han ?? digits!;
    yield { start: match.index, end, value: readNumeral(number, 0)?.value ?? 0, form, isHan: han !== undefined };
  }
}

/** The form as a pattern of its number N; undefined when it is no ordinal that counts points or headings. */
function formOf(
  text: string,
  start: number,
  end: number,
  before: string,
  isHan: boolean,
  after: string,
): string | undefined {
  const isLineStart = isAtLineStart(text, start);
  if (/[条章]/.test(after))
    return before === '第' && isLineStart && /\s/.test(text.charAt(end)) ? `第N${after}` : undefined;
  if (before === '' && /[、.．]/.test(after) && after !== '')
    return isLineStart && !/[\d%％]/.test(text.charAt(end)) ? (isHan ? 'N、' : 'N.') : undefined;
  if (/[（(]/.test(before))
    return /[）)]/.test(after) && !/[班级号]/.test(text.charAt(end)) && !/\w/.test(text.charAt(start - 1))
      ? '（N）'
      : undefined;
  if (!isLineStart && !OPENING.test(text.charAt(start - 1))) return undefined;
  if (!isHan) return undefined;
  if (before === '')
    return /[是要则靠抓看]/.test(after) && !WORD.test(text.slice(end - 1, end + 1)) ? `N${after}` : undefined;
  return /[是要，,：:、]/.test(after) && text.charAt(end) !== '第' ? `${before}N` : undefined;
}

function isAtLineStart(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && /[ \t　]/.test(text.charAt(at - 1))) at--;
  return at === 0 || /[\n\r]/.test(text.charAt(at - 1));
}

/** Only a run that was opened by its first ordinal can have a gap: excerpts begin anywhere. */
function* checkRuns(text: string, ordinals: readonly Ordinal[]): Generator<Finding> {
  const lastByRun = new Map<string, Ordinal>();
  for (const ordinal of ordinals) {
    const run = `${ordinal.form}${ordinal.isHan}`;
    const last = lastByRun.get(run);
    if (!last && ordinal.value !== 1) continue;
    if (last && ordinal.value > last.value + 1 && !isFilled(text.slice(last.end, ordinal.start), last.value + 1))
      yield report(text, last, ordinal);
    lastByRun.set(run, ordinal);
  }
}

const numberOf = (value: number, isHan: boolean): string =>
  isHan && value <= 10 ? '〇一二三四五六七八九十'.charAt(value) : String(value);

/** Whether the missing place is taken in another form: 第二, 其二, 其次, 再次. */
function isFilled(between: string, value: number): boolean {
  const number = numberOf(value, true);
  if (/其次|再次|再者|此外|另外|另一|还有|最后/.test(between)) return true;
  return between.includes(`第${number}`) || between.includes(`其${number}`) || between.includes(`${number}是`);
}

function report(text: string, last: Ordinal, { start, end, value, form, isHan }: Ordinal): Finding {
  const missing = Array.from({ length: value - last.value - 1 }, (_, i) => last.value + 1 + i);
  const names = missing.slice(0, 3).map((number) => `“${form.replace('N', numberOf(number, isHan))}”`);
  return {
    start,
    end,
    message: `“${text.slice(last.start, last.end)}”之后是“${text.slice(start, end)}”，缺${names.join('')}`,
    ...(missing.length > 1 && { certainty: 'likely' }),
    related: [{ start: last.start, end: last.end, message: '前一个序号' }],
  };
}
