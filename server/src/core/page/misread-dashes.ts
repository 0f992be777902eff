import { dashGain } from '../language/mark-odds.ts';
import type { LanguageModel } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { isRunningText } from './odd-points.ts';
import type { Page } from './page.ts';

/** A dash that was read as the numeral 一; `dash` is what was printed. */
export interface MisreadDash extends Span {
  readonly dash: '——' | '—';
}

// The numeral comes first, what must stand before it after: only places that hold one are looked at.
/** 一一 between words where a dash reads better (警惕一一党员干部), not one by one (一一排查); 一 between figures (5日一9日). */
const CERTAIN_FORMS = /一一(?<=\p{Script=Han}一一)(?=\p{Script=Han})|一(?<=\d[年月日时点℃%％]?一)(?=\d)/gu;
/** And 一 between the parts of a name (中国一中亚), which only the model can tell. */
const DOUBTFUL_FORMS = /一一(?<=\p{Script=Han}一一)(?=\p{Script=Han})|一(?<!一一)(?!一)/gu;

/** Nats; 2 of 38 true 一一 in 2.2 million characters of news lie above, and all seven dashes misread in ocr-dev. */
const LEAST_GAIN = 5;
/** 1 of 13,332 true 一 in the same news lies above, and 16 of the 19 short dashes misread in ocr-dev. */
const LEAST_SHORT_GAIN = 6;

/** The misread dashes of running text; a page known to be read from print (`isPrint`) is asked for short ones everywhere. */
export function* misreadDashesIn(page: Page, model: LanguageModel, isPrint: boolean): Generator<MisreadDash> {
  const { text, blocks } = page;
  const forms = isPrint ? DOUBTFUL_FORMS : CERTAIN_FORMS;
  if (!text.includes('一')) return;
  for (const block of blocks) {
    if (!isRunningText(block)) continue;
    for (const { 0: read, index } of text.slice(block.start, block.end).matchAll(forms)) {
      const start = block.start + index;
      const span = { start, end: start + read.length };
      const dash = read.length === 2 ? '——' : '—';
      if (dashGain(text, span, dash, model) >= (read.length === 2 ? LEAST_GAIN : LEAST_SHORT_GAIN))
        yield { ...span, dash };
    }
  }
}
