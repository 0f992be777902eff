// Law 6: time grows linearly with the text. CPU time, the best of several runs, so that a busy machine does not matter.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALL_RULES } from '../../server/src/core/engine/registry.ts';
import { checkPage } from '../../server/src/core/engine/review.ts';
import { readSettings } from '../../server/src/core/engine/settings.ts';
import { parsePage } from '../../server/src/core/page/parse.ts';
import { fixtureTexts, sampleTexts } from '../corpus.ts';
import { testLanguage } from '../language.ts';

const { settings } = readSettings({}, ALL_RULES);
const GROWTH = 4;
/** Quadratic work would grow by GROWTH². */
const MOST = GROWTH * 2.5;
/** Below this, milliseconds measure the machine. */
const TOO_FAST = 4;

/** Every text once (repeated text would be a corpus of contradictions), or every GROWTH-th: the same mixture, a quarter as long. */
const texts = [...sampleTexts(), ...fixtureTexts()].map(({ text }) => text);
const textOf = (share: number): string => texts.filter((_, index) => share === 1 || index % GROWTH === 0).join('\n\n');

describe('linear time', () => {
  test('parsePage', () => assertLinear((share) => () => parsePage(textOf(share))));
  for (const rule of ALL_RULES) {
    if (rule.kind !== 'article') continue;
    test(rule.meta.id, () =>
      assertLinear((share) => {
        const text = textOf(share);
        return () => checkPage(rule, parsePage(text), settings, testLanguage);
      }),
    );
  }
});

/** Another attempt clears what a busy machine did; quadratic work fails them all. */
const ATTEMPTS = 4;

function assertLinear(prepare: (share: number) => () => unknown): void {
  const growths: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const short = cpuMilliseconds(prepare(1 / GROWTH));
    const long = cpuMilliseconds(prepare(1));
    if (long < TOO_FAST || long <= MOST * Math.max(short, 1)) return;
    growths.push(`${short.toFixed(1)} → ${long.toFixed(1)} ms`);
  }
  assert.fail(`${GROWTH} times the text took more than ${MOST} times as long: ${growths.join(', ')}`);
}

function cpuMilliseconds(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
