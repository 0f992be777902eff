import type { LanguageModel } from '../language/services.ts';
import { isHanCode } from '../text/character.ts';
import { foldToSimplified, isSimplifiedOnly, isTraditionalOnly, type Script } from '../text/script.ts';
import { isCommonCode, isStandardCode } from './character.ts';

/** ln P of a string as Chinese news, roughly; only differences between strings of about one length mean anything. */
export type Plausibility = (text: string) => number;

/** Costs in nats without a model: an everyday character, a standard one, anything else. */
const COMMON_COST = 5;
const STANDARD_COST = 9;
const RARE_COST = 15;
/** A character of the script that the page is not set in. */
const OTHER_SCRIPT_COST = 3;

/** Scores strings of a page in `script`; without a model by how common their characters are. */
export function plausibilityOf(model: LanguageModel | undefined, script: Script): Plausibility {
  const isForeign =
    script === 'traditional' ? isSimplifiedOnly : script === 'simplified' ? isTraditionalOnly : () => false;
  return (text) => {
    let score = model ? model.score(foldToSimplified(text)) : 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (!model) score -= costOf(foldToSimplified(text.charAt(i)).charCodeAt(0));
      if (isForeign(code)) score -= OTHER_SCRIPT_COST;
    }
    return score;
  };
}

function costOf(code: number): number {
  if (isCommonCode(code)) return COMMON_COST;
  if (isStandardCode(code)) return STANDARD_COST;
  return isHanCode(code) || (code >= 0xe000 && code < 0xf900) || code === 0xfffd ? RARE_COST : COMMON_COST;
}
