import { corpusRule, type LocatedFact, type LocatedFinding } from '../../core/engine/rule.ts';
import {
  bandsOf,
  bodyOf,
  firstCommonBand,
  likenessOf,
  type Signature,
  signatureOf,
} from '../../core/page/near-copy.ts';
import type { Article, Page } from '../../core/page/page.ts';
import { quantitiesOf, within } from '../../core/quantity/quantity.ts';
import { writtenForm } from '../../core/quantity/reading.ts';

interface ArticleFact {
  readonly signature: Signature;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** Its figures as printed, in order. */
  readonly figures: readonly string[];
}

const LEAST_LIKENESS = 0.6;
const MOST_FIGURES = 80;
const LONGEST_TITLE = 40;

export const duplicateArticle = corpusRule<ArticleFact>(
  {
    id: 'duplicate-article',
    family: 'corpus',
    title: { zh: '重复的稿件', en: 'Duplicate article' },
    severity: 'info',
    fix: 'none',
    docs: {
      what: '同一篇稿件（转载、近似的改写）在两个文件里各有一份，并指出两份的数字是否不同。',
      why: '重复的稿件不是第二个出处；两份数字不同时，必有一份没改过来。',
      bad: ['同一篇通讯存了两份，只有标题和一处数字不同。'],
      good: ['两篇报道引用了同一段讲话，正文各写各的。'],
    },
  },
  {
    collect: function* (page) {
      for (const article of page.articles) yield* factOf(page, article);
    },
    keysOf: ({ signature }) => bandsOf(signature),
    compare: function* (facts, band) {
      const others = facts.slice(0, MOST_COMPARED);
      for (const fact of facts) {
        const twin = others.find((other) => other !== fact && areCopies(fact, other, band));
        if (twin) yield located(fact, twin);
      }
    },
  },
);

/** Articles that share a band are mostly copies of each other: the first of them serve all, however often a notice is printed. */
const MOST_COMPARED = 32;

function* factOf(page: Page, article: Article): Generator<ArticleFact> {
  const body = bodyOf(page, article);
  if (!body) return;
  const signature = signatureOf(body);
  const headline = article.blocks.find(({ role }) => role === 'headline') ?? article.blocks[0]!;
  const end = Math.min(headline.end, headline.start + LONGEST_TITLE);
  const figures = within(quantitiesOf(page), article)
    .slice(0, MOST_FIGURES)
    .map((figure) => writtenForm(page, figure));
  yield { signature, start: headline.start, end, title: page.text.slice(headline.start, end), figures };
}

/** Two files' copies of one article, told once: in the first band that the two have in common. */
const areCopies = (
  { path, fact }: LocatedFact<ArticleFact>,
  { path: otherPath, fact: other }: LocatedFact<ArticleFact>,
  band: string,
): boolean =>
  path !== otherPath &&
  likenessOf(fact.signature, other.signature) >= LEAST_LIKENESS &&
  band.startsWith(`${firstCommonBand(fact.signature, other.signature)} `);

function located(
  { path, fact }: LocatedFact<ArticleFact>,
  { path: otherPath, fact: other }: LocatedFact<ArticleFact>,
): LocatedFinding {
  const percent = Math.round(likenessOf(fact.signature, other.signature) * 100);
  return {
    path,
    finding: {
      start: fact.start,
      end: fact.end,
      message: `“${fact.title}”与另一文件中的稿件约有 ${percent}% 相同${differenceOf(fact.figures, other.figures)}`,
      related: [{ path: otherPath, start: other.start, end: other.end, message: `另一份：“${other.title}”` }],
    },
  };
}

function differenceOf(own: readonly string[], others: readonly string[]): string {
  const mine = own.filter((figure) => !others.includes(figure));
  const theirs = others.filter((figure) => !own.includes(figure));
  if (mine.length === 0 && theirs.length === 0) return '，数字一致';
  return `，数字不同：${[mine[0], theirs[0]].map((figure) => (figure ? `“${figure}”` : '（无）')).join('与')}`;
}
