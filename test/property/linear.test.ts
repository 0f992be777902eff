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
const PARTS = 4;
/** Quadratic work on the whole is PARTS times that on its parts. */
const MOST = 2.5;
/** Below this, milliseconds measure the machine. */
const TOO_FAST = 4;

/** Every text once (repeated text would be a corpus of contradictions), and the same mixture in parts. */
const texts = [...sampleTexts(), ...fixtureTexts()].map(({ text }) => text);
const whole = texts.join('\n\n');
const parts = Array.from({ length: PARTS }, (_, part) => texts.filter((_, i) => i % PARTS === part).join('\n\n'));

describe('linear time', () => {
  test('parsePage', () => assertLinear(parsePage));
  for (const rule of ALL_RULES) {
    if (rule.kind !== 'article') continue;
    test(rule.meta.id, () => assertLinear((text) => checkPage(rule, parsePage(text), settings, testLanguage)));
  }
});

/** Another attempt clears what a busy machine did; quadratic work fails them all. */
const ATTEMPTS = 4;

function assertLinear(work: (text: string) => unknown): void {
  const times: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const inParts = cpuMilliseconds(() => parts.forEach(work));
    const atOnce = cpuMilliseconds(() => work(whole));
    if (atOnce < TOO_FAST || atOnce <= MOST * inParts) return;
    times.push(`${inParts.toFixed(1)} → ${atOnce.toFixed(1)} ms`);
  }
  assert.fail(`the whole took more than ${MOST} times as long as its parts: ${times.join(', ')}`);
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
