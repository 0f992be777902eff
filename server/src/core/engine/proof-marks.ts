import type { Edit } from './finding.ts';

/** Names of the proof-reader's marks (校对符号, GB/T 14706-93) that the edits of a fix amount to. */
export type ProofMark = '改正' | '删除' | '增补' | '对调' | '接排' | '另起段' | '转移' | '减小空距' | '加大空距';

/** One mark with the text that is there and the text that shall be. */
export interface MarkedEdit {
  readonly mark: ProofMark;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** What an editor would write on the proof for the edits of one fix, in the order of the text. */
export function proofMarksOf(text: string, edits: readonly Edit[]): MarkedEdit[] {
  const changes = edits
    .map(({ span: { start, end }, newText: after }) => ({ start, end, before: text.slice(start, end), after }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const taken = new Set(changes.filter(({ after }) => isBlank(after)).map(({ before }) => before.trim()));
  const put = new Set(changes.filter(({ before }) => isBlank(before)).map(({ after }) => after.trim()));
  const isMoved = ({ before, after }: Omit<MarkedEdit, 'mark'>): boolean =>
    isBlank(after) !== isBlank(before) && (isBlank(after) ? put.has(before.trim()) : taken.has(after.trim()));
  return changes.map((change) => ({ ...change, mark: isMoved(change) ? '转移' : markOf(change.before, change.after) }));
}

const isBlank = (text: string): boolean => text.trim() === '';

function markOf(before: string, after: string): ProofMark {
  const breaksBefore = hasBreak(before);
  const breaksAfter = hasBreak(after);
  if (isBlank(before) && isBlank(after)) {
    if (breaksBefore !== breaksAfter) return breaksAfter ? '另起段' : '接排';
    return after.length < before.length ? '减小空距' : '加大空距';
  }
  if (before === '') return '增补';
  if (after === '') return '删除';
  return isSwap(before, after) ? '对调' : '改正';
}

const hasBreak = (text: string): boolean => /[\n\r]/.test(text);

/** Two neighbouring parts have changed places: 据数 → 数据. */
function isSwap(before: string, after: string): boolean {
  if (before.length !== after.length) return false;
  for (let cut = 1; cut < before.length; cut++) if (before.slice(cut) + before.slice(0, cut) === after) return true;
  return false;
}
