import { corpusRule, type LocatedFact, type LocatedFinding } from '../../core/engine/rule.ts';
import { areAlikeNames } from '../../core/language/name-likeness.ts';
import { personsIn } from '../../core/language/names.ts';
import type { Span } from '../../core/text/span.ts';

interface NamedPost extends Span {
  readonly name: string;
  /** With the body: 江湾县公安局局长. */
  readonly title: string;
}

/** A title that names its body is longer than a bare post: 江湾县县长. */
const LEAST_TITLE = 5;
/** What stands before a title and is no part of it: 据江湾县水务局局长. */
const LEAD_IN =
  /^(?:据了?解?|对此|随后|当天|今天|昨天|昨日|日前|近日|目前|其中|记者从|记者|由|在|和|与|向|对|请|经|时任|现任|原)+/;

export const crossArticleName = corpusRule<NamedPost>(
  {
    id: 'cross-article-name',
    family: 'corpus',
    title: { zh: '稿件之间人名不一', en: 'Names differ between articles' },
    severity: 'hint',
    fix: 'none',
    docs: {
      what: '两篇稿件里同一单位、同一职务的人，名字只差一个音近的字。',
      why: '职务前写明单位、全称一字不差才比；只有“记者”“局长”而不知单位的不比。前后任也可能同音，只作提示。',
      bad: ['一稿：江湾县水务局局长陈建国介绍。另一稿：江湾县水务局局长陈健国介绍。'],
      good: ['一稿：江湾县水务局局长陈建国介绍。另一稿：江湾县林业局局长陈健国介绍。'],
    },
  },
  {
    collect: ({ text }, { model }) =>
      personsIn(text, model && ((word) => model.wordScore(word) > -Infinity))
        .map(({ start, end, name, title }) => ({ start, end, name, title: title.replace(LEAD_IN, '') }))
        .filter(({ title }) => title.length >= LEAST_TITLE),
    keysOf: ({ name, title }) => [`${title}\t${name[0]}${name.length}`],
    compare: function* (facts) {
      const firsts = [
        ...new Map([...facts].reverse().map((located) => [located.fact.name, located])).values(),
      ].reverse();
      for (const [i, one] of firsts.entries())
        for (const other of firsts.slice(i + 1)) {
          if (one.path === other.path || !areAlikeNames(one.fact.name, other.fact.name)) continue;
          yield located(one, other);
          yield located(other, one);
        }
    },
  },
);

function located({ path, fact }: LocatedFact<NamedPost>, other: LocatedFact<NamedPost>): LocatedFinding {
  const { start, end, name } = other.fact;
  return {
    path,
    finding: {
      start: fact.start,
      end: fact.end,
      message: `${fact.title}“${fact.name}”在另一稿作“${name}”`,
      related: [{ path: other.path, start, end, message: `另一稿作“${name}”` }],
    },
  };
}
