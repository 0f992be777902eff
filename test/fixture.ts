import type { Edit, Finding } from '../server/src/core/engine/finding.ts';
import { applyEdits, chooseFixes, editsOf } from '../server/src/core/engine/fixes.ts';

/**
 * A fixture file (test/rules/<id>.md): a heading a case, prose allowed, fences named like files. Findings of the rule are marked
 * ⟦ ⟧ in place; a text without a mark asserts silence. Marks may nest. A fence named `fixed` holds the text after the first fixes
 * of all findings (checked when present). A fence named `settings` holds JSON options of the rule. Texts of a corpus case are
 * fences named a.txt, b.txt …; an article case has one, named `text` or like a file.
 */
export interface FixtureCase {
  readonly name: string;
  readonly line: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export const OPEN = '⟦';
export const CLOSE = '⟧';

export function parseFixture(source: string): FixtureCase[] {
  const cases: FixtureCase[] = [];
  const lines = source.split('\n');
  let current:
    | { name: string; line: number; texts: Map<string, string>; fixed?: string; settings?: Record<string, unknown> }
    | undefined;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const heading = /^##+ (.+)$/.exec(line)?.[1];
    if (heading) {
      current = { name: heading.trim(), line: i + 1, texts: new Map() };
      cases.push(current);
    }
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
    if (!fence || !current) continue;
    const close = lines.indexOf(fence[1]!, i + 1);
    if (close < 0) throw new Error(`line ${i + 1}: the fence is never closed`);
    const body = unescapeControls(lines.slice(i + 1, close).join('\n'));
    const name = fence[2]!.trim() || 'text';
    if (name === 'fixed') current.fixed = body;
    else if (name === 'settings') current.settings = JSON.parse(body) as Record<string, unknown>;
    else current.texts.set(name, body);
    i = close;
  }
  return cases.filter(({ texts }) => texts.size > 0);
}

/** Characters that an editor would hide or change are written \u{…} in a fixture. */
const unescapeControls = (body: string): string =>
  body.replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

export const withoutMarks = (marked: string): string => marked.replaceAll(OPEN, '').replaceAll(CLOSE, '');

/** `text` with ⟦ ⟧ around every finding, in the way fixtures are written. */
export function markFindings(text: string, findings: readonly Pick<Finding, 'start' | 'end'>[]): string {
  const marks = findings.flatMap(({ start, end }) => [
    { at: end, order: 0, size: start - end, mark: CLOSE },
    { at: start, order: 1, size: start - end, mark: OPEN },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order || (a.order === 0 ? b.size - a.size : a.size - b.size));
  let result = '';
  let at = 0;
  for (const { at: next, mark } of marks) {
    result += text.slice(at, next) + mark;
    at = next;
  }
  return result + text.slice(at);
}

/** The text after the first fix of every finding. */
export function applyFirstFixes(text: string, findings: readonly Finding[]): string {
  const fixes = findings.flatMap(({ fixes: own }) => own?.slice(0, 1) ?? []);
  const edits: Edit[] = editsOf(chooseFixes(fixes));
  return applyEdits(text, edits);
}
