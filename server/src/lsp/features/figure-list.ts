import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FactGroup } from '../../core/engine/corpus-index.ts';
import { groupBy } from '../../core/engine/review.ts';
import type { Page } from '../../core/page/page.ts';
import { dateInWords, type Located } from '../../core/quantity/compare.ts';
import { conflictsOf } from '../../core/quantity/conflict.ts';
import { type Quantity, quantitiesOf } from '../../core/quantity/quantity.ts';
import { periodInWords, readingOf, writtenForm } from '../../core/quantity/reading.ts';
import {
  FIGURES_REQUEST,
  type FigureGroup,
  type FigureList,
  type FigurePlace,
  type FiguresParams,
} from '../protocol.ts';
import type { Session } from '../session.ts';
import type { WorkspaceFacts } from '../workspace-facts.ts';

/** The most things counted that are listed at once, and the most places of one. */
const MOST_GROUPS = 300;
const MOST_PLACES = 50;

/** All figures of a document, or those of the workspace that may be stated elsewhere, by what they count; contradictions first. */
export function provideFigureList({ connection, documents, workspace }: Session): void {
  connection.onRequest(FIGURES_REQUEST, ({ uri, filter = '' }: FiguresParams): FigureList | null => {
    if (uri === undefined) {
      const facts = workspace()?.facts;
      return facts ? listOf(groupsOfWorkspace(facts), filter) : null;
    }
    const document = documents.text.get(uri);
    if (!document || !documents.isReviewed(document)) return null;
    return listOf(groupsOfPage(document, documents.pageOf(document)), filter);
  });
}

/** The first groups that hold the words of the filter. Those behind are not even looked at where there is no filter. */
function listOf({ total, groups }: Groups, filter: string): FigureList {
  const words = filter.trim().split(/\s+/);
  const shown: FigureGroup[] = [];
  let hidden = 0;
  for (const group of groups) {
    if (!words.every((word) => mentions(group, word))) continue;
    if (shown.length < MOST_GROUPS) shown.push({ ...group, places: group.places.slice(0, MOST_PLACES) });
    else hidden++;
    if (filter === '' && hidden > 0) return { groups: shown, hidden: total - MOST_GROUPS };
  }
  return { groups: shown, hidden };
}

interface Groups {
  readonly total: number;
  /** Contradictions first. */
  readonly groups: Iterable<FigureGroup>;
}

const mentions = ({ counted, places }: FigureGroup, word: string): boolean =>
  counted.includes(word) ||
  places.some(
    ({ written, reading, where }) => written.includes(word) || reading.includes(word) || where.includes(word),
  );

/** A figure that contradicts another stands with it, whatever words the two use; what no word tells of comes last. */
function groupsOfPage(document: TextDocument, page: Page): Groups {
  const rivals = new Map<Quantity, Quantity>();
  for (const { quantity, other } of conflictsOf(page)) rivals.set(other, quantity);
  const inConflict = new Set([...rivals].flat());
  const byCounted = groupBy(quantitiesOf(page), (one) => (rivals.get(one) ?? one).counted);
  const groups = Array.from(byCounted, ([counted, quantities]) => ({
    counted,
    isConflict: quantities.some((one) => inConflict.has(one)),
    places: quantities.map((one) => placeOf(document, page, one, inConflict.has(one))),
  }));
  const rank = ({ isConflict, counted }: FigureGroup) => Number(!isConflict) * 2 + Number(counted === '');
  return { total: groups.length, groups: groups.sort((a, b) => rank(a) - rank(b)) };
}

const placeOf = (document: TextDocument, page: Page, quantity: Quantity, isConflict: boolean): FigurePlace => ({
  uri: document.uri,
  start: quantity.start,
  end: quantity.end,
  written: writtenForm(page, quantity),
  reading: readingOf(quantity),
  where: `第 ${document.positionAt(quantity.start).line + 1} 行`,
  isConflict,
});

/** What most files state comes before what one states. */
function groupsOfWorkspace(facts: WorkspaceFacts): Groups {
  const ranked = Array.from(facts.figures(), (group) => ({
    group,
    isConflict: group.problems.size > 0,
    files: new Set(group.facts.map(({ path }) => path)).size,
  })).sort((a, b) => Number(b.isConflict) - Number(a.isConflict) || b.files - a.files);
  return { total: ranked.length, groups: lazily(ranked, ({ group }) => groupOfFacts(facts, group)) };
}

function* lazily<T, R>(items: Iterable<T>, map: (item: T) => R): Generator<R> {
  for (const item of items) yield map(item);
}

function groupOfFacts({ uriOf }: WorkspaceFacts, { facts, problems }: FactGroup): FigureGroup {
  const located = [...(facts as readonly Located[])].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isConflict = ({ path, fact }: Located) =>
    problems.get(path)?.some(({ start }) => start === fact.start) ?? false;
  return {
    counted: commonest(located.map(({ fact }) => fact.counted)),
    isConflict: problems.size > 0,
    places: located.map((one) => ({
      uri: uriOf(one.path) ?? '',
      start: one.fact.start,
      end: one.fact.end,
      written: one.fact.written,
      reading: [one.fact.counted, one.fact.owners.at(-1), periodInWords(one.fact.period), dateInWords(one.fact.date)]
        .filter(Boolean)
        .join('，'),
      where: one.path,
      isConflict: isConflict(one),
    })),
  };
}

function commonest(names: readonly string[]): string {
  const groups = [...groupBy(names, (name) => name)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? '';
}
