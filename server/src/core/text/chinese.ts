import { isHanCode } from './character.ts';

const SAMPLE = 4000;
/** Low enough for a page with pinyin after many characters, high enough for English with a Chinese name in it. */
const LEAST_SHARE = 0.2;

/**
 * Whether a text is Chinese enough to be reviewed: the share of Han characters among them and ASCII letters in its first 4,000
 * units. Latin-1 characters count as Han: they are what Chinese looks like when UTF-8 is read wrongly.
 */
export function isMostlyChinese(text: string): boolean {
  let han = 0;
  let latin = 0;
  for (let i = 0; i < text.length && i < SAMPLE; i++) {
    const code = text.charCodeAt(i);
    if (isHanCode(code) || (code >= 0xa0 && code <= 0xff)) han++;
    else if (isAsciiLetter(code)) latin++;
  }
  return han > 0 && han >= LEAST_SHARE * (han + latin);
}

const isAsciiLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
