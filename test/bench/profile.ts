import { ALL_RULES } from '../../server/src/core/engine/registry.ts';
import { checkPage } from '../../server/src/core/engine/review.ts';
import { readSettings } from '../../server/src/core/engine/settings.ts';
import { parsePage } from '../../server/src/core/page/parse.ts';
import { loadLanguage } from '../../server/src/host/model.ts';

/** Part of a review and its share of the time of all, 0–1. What several rules read is the first one's. */
export interface Share {
  readonly part: string;
  readonly share: number;
}

/** What a review of the texts, one after another in this thread, takes its time for; the costliest first. */
export function profileReview(texts: readonly string[]): Share[] {
  const language = loadLanguage();
  const { settings } = readSettings({}, ALL_RULES);
  const times = new Map<string, number>();
  const clock = <T>(part: string, work: () => T): T => {
    const started = performance.now();
    const result = work();
    times.set(part, (times.get(part) ?? 0) + performance.now() - started);
    return result;
  };
  clock('reading the model', () => language.model);
  for (const text of texts) {
    const page = clock('parsing', () => parsePage(text));
    for (const rule of ALL_RULES)
      if (rule.kind === 'article') clock(rule.meta.id, () => checkPage(rule, page, settings, language));
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([part, time]) => ({ part, share: time / all })).sort((a, b) => b.share - a.share);
}
