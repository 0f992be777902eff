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

/** Facts with one key of one rule and the problems last found between them. There may be a million, so what is empty takes no memory. */
interface Group {
  readonly rule: CorpusRule;
  readonly key: string;
  facts: LocatedFact<unknown>[];
  problems: ReadonlyMap<string, readonly Problem[]>;
}

const NO_PROBLEMS: Group['problems'] = new Map();

export function createCorpusIndex(settings: Settings): CorpusIndex {
  const groups = new Map<string, Group>();
  const groupsByPath = new Map<string, readonly Group[]>();
  const touched = new Set<Group>();

  function addToGroup(rule: CorpusRule, key: string, located: LocatedFact<unknown>): Group {
    const name = nameOf(rule, key);
    const known = groups.get(name);
    if (known) known.facts.push(located);
    const group = known ?? { rule, key, facts: [located], problems: NO_PROBLEMS };
    if (!known) groups.set(name, group);
    touched.add(group);
    return group;
  }

  function update(path: string, facts: readonly RuleFact[]): void {
    for (const group of groupsByPath.get(path) ?? []) {
      group.facts = group.facts.filter((fact) => fact.path !== path);
      touched.add(group);
    }
    const own = new Set<Group>();
    for (const { rule: id, fact } of facts) {
      const rule = CORPUS_RULES.get(id);
      const located = { path, fact };
      for (const key of rule?.keysOf(fact) ?? []) own.add(addToGroup(rule!, key, located));
    }
    groupsByPath.set(path, [...own]);
  }

  function* refresh(): Generator<Iterable<string>> {
    for (const group of touched) {
      touched.delete(group);
      const before = group.problems;
      group.problems = areOfSeveralPages(group) ? problemsOfGroup(group) : NO_PROBLEMS;
      if (group.facts.length === 0) groups.delete(nameOf(group.rule, group.key));
      yield [...before.keys(), ...group.problems.keys()];
    }
  }

  function problemsOfGroup({ rule, key, facts }: Group): ReadonlyMap<string, readonly Problem[]> {
    const located = compareGroup(rule, key, facts, settings);
    if (located.length === 0) return NO_PROBLEMS;
    const byPath = groupBy(located, ({ path }) => path);
    return new Map([...byPath].map(([path, own]) => [path, own.map(({ problem }) => problem)]));
  }

  const problemsOf = (path: string): readonly Problem[] =>
    (groupsByPath.get(path) ?? []).flatMap((group) => group.problems.get(path) ?? []);

  function* groupsOf(rule: string): Generator<FactGroup> {
    for (const group of groups.values()) if (group.rule.meta.id === rule && group.facts.length > 0) yield group;
  }

  function factsLike(id: string, fact: unknown): readonly LocatedFact<unknown>[] {
    const rule = CORPUS_RULES.get(id);
    return (rule?.keysOf(fact) ?? []).flatMap((key) => groups.get(nameOf(rule!, key))?.facts ?? []);
  }

  return { update, refresh, problemsOf, groupsOf, factsLike };
}

const nameOf = (rule: CorpusRule, key: string): string => `${rule.meta.id}\n${key}`;

const areOfSeveralPages = ({ facts }: Group): boolean => facts.some(({ path }) => path !== facts[0]!.path);

const CORPUS_RULES: ReadonlyMap<string, CorpusRule> = new Map(
  ALL_RULES.filter((rule) => rule.kind === 'corpus').map((rule) => [rule.meta.id, rule]),
);
