import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../server/src/core/engine/fixes.ts';
import { joinsOf } from '../server/src/core/page/joins.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { joinEdits } from '../server/src/core/page/repair.ts';
import { truncationsOf } from '../server/src/core/page/truncation.ts';
import { SOUND_ARTICLES } from './articles.ts';
import { type Break, type BrokenPage, breakPage } from './breaker/page.ts';
import { seeded } from './breaker/random.ts';
import type { Way } from './breaker/ways.ts';
import { testLanguage } from './language.ts';

const PAGES = 60;

const brokenPages = (way: Way): BrokenPage[] =>
  Array.from({ length: PAGES }, (_, seed) => {
    const random = seeded(seed + 1);
    return breakPage(SOUND_ARTICLES.slice(seed % 2), [way], random);
  });

/** Guards against a step back; pages of real news are easier for the model (test/bench/breaks.ts). */
const LEAST_REPAIRED = { inserted: 0.8, columns: 0.6 };

for (const way of ['inserted', 'columns'] as const) {
  test(`${way}: broken sentences find their other half and are repaired as they were`, () => {
    const splits = brokenPages(way).flatMap((page) => splitsOf(page).map((split) => ({ page, split })));
    const repaired = splits.filter(({ page, split }) => repairOf(page, split)?.includes(split.whole));
    assert.ok(
      repaired.length >= LEAST_REPAIRED[way] * splits.length,
      `${repaired.length} of ${splits.length} repaired`,
    );
  });
}

test('truncated: a lost end is found', () => {
  const cases = brokenPages('truncated').flatMap(({ text, breaks }) => breaks.map((lost) => ({ text, lost })));
  const found = cases.filter(({ text, lost }) =>
    truncationsOf(parsePage(text), testLanguage).some(
      ({ block }) => lost.kind === 'truncated' && block.end === lost.at,
    ),
  );
  assert.ok(found.length >= 0.75 * cases.length, `${found.length} of ${cases.length} found`);
});

test('sound pages have no joins and no lost ends', () => {
  const text = SOUND_ARTICLES.map(({ title, paragraphs }) => [title, ...paragraphs].join('\n\n')).join('\n\n');
  const page = parsePage(text);
  const { joins, orphans } = joinsOf(page, testLanguage);
  assert.deepEqual(
    { joins, orphans, truncations: truncationsOf(page, testLanguage) },
    { joins: [], orphans: [], truncations: [] },
  );
});

type Split = Extract<Break, { kind: 'split' }>;

const splitsOf = ({ breaks }: BrokenPage): Split[] => breaks.filter((one) => one.kind === 'split');

function repairOf({ text }: BrokenPage, { head }: Split): string | undefined {
  const page = parsePage(text);
  const join = joinsOf(page, testLanguage).joins.find((one) => page.blocks[one.head]!.end === head);
  return join && applyEdits(text, joinEdits(page, join));
}
