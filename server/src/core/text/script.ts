import { SIMPLIFIED_FORMS, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from '../../data/script-table.ts';
import { isHanCode } from './character.ts';

export type Script = 'simplified' | 'traditional' | 'mixed' | 'other';

const TRADITIONAL = 1;
const SIMPLIFIED = 2;

/** By UTF-16 unit: TRADITIONAL or SIMPLIFIED for characters of one script alone, else 0. */
const scriptByCode = new Uint8Array(0x10000);
for (const character of TRADITIONAL_ONLY) scriptByCode[character.charCodeAt(0)] = TRADITIONAL;
for (const character of SIMPLIFIED_ONLY) scriptByCode[character.charCodeAt(0)] = SIMPLIFIED;

/** The usual simplified form of traditional-only characters, 0 for all others. */
const simplifiedByCode = new Uint16Array(0x10000);
for (let i = 0; i < TRADITIONAL_ONLY.length; i++)
  simplifiedByCode[TRADITIONAL_ONLY.charCodeAt(i)] = SIMPLIFIED_FORMS.charCodeAt(i);

/** A page with fewer Han characters than this share of its letters is not Chinese. */
const LEAST_HAN_SHARE = 0.3;
/** Japanese prose has a third of kana and more; a Chinese page quotes a few at most. */
const MOST_KANA_SHARE = 0.1;
/** Share of one script's own characters above which the other's are slips (or names) in it. */
const PURE_SHARE = 0.85;

/** Prose has a telling character in three; a text with fewer than one in twelve, and none of the other script, has only slips. */
const LEAST_TELLING_SHARE = 1 / 12;

/** The script of text[start, end), from the characters that belong to one script alone; `simplified` when nothing tells. */
export const scriptOf = (text: string, start = 0, end = text.length): Script =>
  scriptByCount(countScripts(text, start, end));

export function scriptByCount(counts: ScriptCount): Script {
  if (counts.han === 0 || counts.han < LEAST_HAN_SHARE * (counts.han + counts.letters / 4)) return 'other';
  if (counts.kana > MOST_KANA_SHARE * (counts.han + counts.kana)) return 'other';
  const marked = counts.traditional + counts.simplified;
  if (counts.simplified === 0 && counts.traditional < LEAST_TELLING_SHARE * counts.han) return 'simplified';
  if (counts.traditional > PURE_SHARE * marked) return 'traditional';
  return counts.traditional > (1 - PURE_SHARE) * marked ? 'mixed' : 'simplified';
}

export const isTraditionalOnly = (code: number): boolean => scriptByCode[code] === TRADITIONAL;

export const isSimplifiedOnly = (code: number): boolean => scriptByCode[code] === SIMPLIFIED;

/** `text` with traditional-only characters replaced one by one: good for recognising words, not for publishing. */
export function foldToSimplified(text: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const simplified = simplifiedByCode[text.charCodeAt(i)]!;
    if (simplified === 0) continue;
    folded += text.slice(from, i) + String.fromCharCode(simplified);
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** How many characters of each kind a text has; `traditional` and `simplified` are those of one script alone. */
export interface ScriptCount {
  han: number;
  kana: number;
  letters: number;
  traditional: number;
  simplified: number;
}

export function countScripts(text: string, start = 0, end = text.length): ScriptCount {
  const counts = { han: 0, kana: 0, letters: 0, traditional: 0, simplified: 0 };
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isHanCode(code)) {
      counts.han++;
      const script = scriptByCode[code];
      if (script === TRADITIONAL) counts.traditional++;
      else if (script === SIMPLIFIED) counts.simplified++;
    } else if (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) counts.kana++;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) counts.letters++;
  }
  return counts;
}
