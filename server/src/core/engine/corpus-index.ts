import type { Problem } from './finding.ts';
import { ALL_RULES } from './registry.ts';
import { compareGroup, groupBy } from './review.ts';
import type { CorpusRule, LocatedFact } from './rule.ts';
import type { Settings } from './settings.ts';

/** A fact and the corpus rule it was collected for. */
export interface RuleFact {
  readonly rule: string;
  readonly fact: unknown;
}

/** The facts of many pages and what the corpus rules find between them, kept up to date page by page. */
export interface CorpusIndex {
  /** Replaces the facts of a page; none removes it. */
  readonly update: (path: string, facts: readonly RuleFact[]) => void;
  /** Compares anew what updates have touched, some facts a step; gives the paths whose problems may have changed. May be left and begun again. */
  readonly refresh: () => Generator<Iterable<string>>;
  readonly problemsOf: (path: string) => readonly Problem[];
  /** The facts of a rule, those that are compared with each other together. */
  readonly groupsOf: (rule: string) => Iterable<FactGroup>;
  /** The facts that a fact of a rule would be compared with. */
  readonly factsLike: (rule: string, fact: unknown) => readonly LocatedFact<unknown>[];
}

export interface FactGroup {
  readonly facts: readonly LocatedFact<unknown>[];
  /** Found between them at the last refresh, by path. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
}

type ProblemsByPath = ReadonlyMap<string, readonly Problem[]>;

const NO_PROBLEMS: ProblemsByPath = new Map();

interface Located extends RuleFact, LocatedFact<unknown> {}

/** There may be a million groups, most of one fact: each takes a name and a list, no more. A page's names are made again when asked for. */
export function createCorpusIndex(settings: Settings): CorpusIndex {
  /** Facts with one key of one rule, by rule and key. */
  const groups = new Map<string, Located[]>();
  const factsByPath = new Map<string, readonly Located[]>();
  /** Found at the last refresh, by group. */
  const problems = new Map<string, ProblemsByPath>();
  const touched = new Set<string>();

  function addToGroup(name: string, located: Located): void {
    const group = groups.get(name);
    if (group) group.push(located);
    else groups.set(name, [located]);
  }

  function update(path: string, facts: readonly RuleFact[]): void {
    for (const name of namesIn(path)) {
      groups.set(
        name,
        (groups.get(name) ?? []).filter((located) => located.path !== path),
      );
      touched.add(name);
    }
    const own = facts.map(({ rule, fact }): Located => ({ rule, path, fact }));
    for (const located of own)
      for (const name of namesOf(located)) {
        addToGroup(name, located);
        touched.add(name);
      }
    if (own.length > 0) factsByPath.set(path, own);
    else factsByPath.delete(path);
  }

  const namesIn = (path: string): Set<string> => new Set((factsByPath.get(path) ?? []).flatMap(namesOf));

  function* refresh(): Generator<Iterable<string>> {
    for (const name of touched) {
      touched.delete(name);
      const before = problems.get(name) ?? NO_PROBLEMS;
      const facts = groups.get(name) ?? [];
      const now = areOfSeveralPages(facts) ? problemsBetween(facts, name) : NO_PROBLEMS;
      if (now.size > 0) problems.set(name, now);
      else problems.delete(name);
      if (facts.length === 0) groups.delete(name);
      yield [...before.keys(), ...now.keys()];
    }
  }

  function problemsBetween(facts: readonly LocatedFact<unknown>[], name: string): ProblemsByPath {
    const [id, key] = partsOf(name);
    const located = compareGroup(CORPUS_RULES.get(id)!, key, facts, settings);
    const byPath = groupBy(located, ({ path }) => path);
    return new Map([...byPath].map(([path, own]) => [path, own.map(({ problem }) => problem)]));
  }

  const problemsOf = (path: string): readonly Problem[] =>
    [...namesIn(path)].flatMap((name) => problems.get(name)?.get(path) ?? []);

  function* groupsOf(rule: string): Generator<FactGroup> {
    for (const [name, facts] of groups)
      if (facts.length > 0 && partsOf(name)[0] === rule) yield { facts, problems: problems.get(name) ?? NO_PROBLEMS };
  }

  const factsLike = (rule: string, fact: unknown): readonly LocatedFact<unknown>[] =>
    namesOf({ rule, fact }).flatMap((name) => groups.get(name) ?? []);

  return { update, refresh, problemsOf, groupsOf, factsLike };
}

/** The names of the groups of a fact: the rule's id, a line feed, a key. Joined rather than added up, which would keep both parts. */
const namesOf = ({ rule, fact }: RuleFact): string[] =>
  (CORPUS_RULES.get(rule)?.keysOf(fact) ?? []).map((key) => [rule, key].join('\n'));

function partsOf(name: string): [rule: string, key: string] {
  const end = name.indexOf('\n');
  return [name.slice(0, end), name.slice(end + 1)];
}

const areOfSeveralPages = (facts: readonly LocatedFact<unknown>[]): boolean =>
  facts.some(({ path }) => path !== facts[0]!.path);

const CORPUS_RULES: ReadonlyMap<string, CorpusRule> = new Map(
  ALL_RULES.filter((rule) => rule.kind === 'corpus').map((rule) => [rule.meta.id, rule]),
);
