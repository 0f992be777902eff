import type { RuleFact } from '../core/engine/corpus-index.ts';
import type { ErrorRate } from '../core/engine/error-rate.ts';
import type { Problem } from '../core/engine/finding.ts';
import { byPlace } from '../core/engine/review.ts';
import type { Page } from '../core/page/page.ts';
import { type FileEntry, type HeadingEntry, problemEntries } from './file-entry.ts';
import type { Encoding } from './files.ts';

/** What the review of one file leaves: ready to print, cheap to keep and to pass between threads. Texts are not kept. */
export interface FileReview extends ReviewHead {
  readonly path: string;
  /** JSON, in UTF-8, of the FileEntry without its path; `entryJson` makes it whole. */
  readonly body: Uint8Array;
}

/** What is known of a review without reading its body. */
interface ReviewHead {
  readonly characters: number;
  /** Number of problems by rule id. */
  readonly byRule: Readonly<Record<string, number>>;
  readonly errorRate: ErrorRate;
  readonly facts: readonly RuleFact[];
  readonly headings: readonly HeadingEntry[];
}

/** A review as the cache keeps it and as threads pass it on: the head as a line of JSON, then the body. It belongs to no path. */
export type Note = Uint8Array<ArrayBufferLike>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function noteOf(
  encoding: Encoding,
  { text, script }: Page,
  problems: readonly Problem[],
  found: Pick<ReviewHead, 'errorRate' | 'facts' | 'headings'>,
): Note {
  const characters = text.length;
  const head: ReviewHead = { characters, byRule: countByRule(problems), ...found };
  const entry: Body = { encoding, characters, script, problems: problemEntries(text, problems) };
  return encoder.encode(`${JSON.stringify(head)}\n${JSON.stringify(entry)}`);
}

type Body = Omit<FileEntry, 'path'>;

const LINE_FEED = 0x0a;

/** The body is a part of the note, not a copy. */
export function reviewOf(path: string, note: Note): FileReview {
  const end = note.indexOf(LINE_FEED);
  const head = JSON.parse(decoder.decode(note.subarray(0, end))) as ReviewHead;
  return { path, ...head, body: note.subarray(end + 1) };
}

/** The FileEntry as JSON, in two parts. */
export const entryJson = ({ path, body }: Pick<FileReview, 'path' | 'body'>): [string, Uint8Array] => [
  `{"path":${JSON.stringify(path)},`,
  body.subarray(1),
];

export const entryOf = ({ path, body }: FileReview): FileEntry => ({
  path,
  ...(JSON.parse(decoder.decode(body)) as Body),
});

/** How a problem begins in a body, and nothing else: inside a string the quotation marks would be escaped. */
const PROBLEM = '{"rule":"';
const END_OF_BODY = ']}';

/** The review with more problems, which are in order, put in their places: its own are not parsed for that. */
export function withMoreProblems(review: FileReview, more: FileEntry['problems']): FileReview {
  const body = Buffer.from(review.body.buffer, review.body.byteOffset, review.body.byteLength);
  const end = body.length - END_OF_BODY.length;
  const parts: Uint8Array[] = [];
  let next = body.indexOf(PROBLEM);
  let isEmpty = next < 0;
  let copied = 0;
  for (const problem of more) {
    while (next >= 0 && byPlace(placeAt(body, next), problem) <= 0) next = body.indexOf(PROBLEM, next + 1);
    const place = next < 0 ? end : next;
    const json = JSON.stringify(problem);
    parts.push(body.subarray(copied, place), encoder.encode(next >= 0 ? `${json},` : isEmpty ? json : `,${json}`));
    copied = place;
    isEmpty = false;
  }
  parts.push(body.subarray(copied));
  return { ...review, byRule: countByRule(more, review.byRule), body: Buffer.concat(parts) };
}

/** Bytes of a problem's JSON that hold its rule, family, severity, start and end. */
const LONGEST_PLACE = 200;
const PLACE = /"rule":"([^"]+)".*?"start":(\d+),"end":(\d+)/;

function placeAt(body: Buffer, at: number): Pick<Problem, 'rule' | 'start' | 'end'> {
  const [, rule, start, end] = PLACE.exec(body.toString('latin1', at, at + LONGEST_PLACE))!;
  return { rule: rule!, start: Number(start), end: Number(end) };
}

function countByRule(
  problems: readonly { readonly rule: string }[],
  before: Readonly<Record<string, number>> = {},
): Record<string, number> {
  const byRule = { ...before };
  for (const { rule } of problems) byRule[rule] = (byRule[rule] ?? 0) + 1;
  return byRule;
}
