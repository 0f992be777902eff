import { isUtf8 as isWellFormedUtf8 } from 'node:buffer';
import { isCommonCode, simplifiedOf } from '../core/script/character.ts';
import { isHanCode } from '../core/text/character.ts';
import type { Encoding } from './files.ts';

/** Bytes that are read to tell the encoding; a page says it within its first lines. */
const SAMPLE_BYTES = 64 * 1024;
/** Bytes in 10,000 that may be no UTF-8 in a file that is UTF-8 all the same: a cut or damaged character. */
const MOST_STRAYS = 20;
/** A sample that reads as Chinese has this share of everyday Han characters and marks among its characters beyond ASCII. */
const LEAST_PLAUSIBLE = 0.6;

/** The encoding of a file without a byte order mark; UTF-8 when nothing else reads as Chinese. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (isUtf8(sample)) return 'utf-8';
  const ranked = (['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const)
    .map((encoding) => ({
      encoding,
      share: plausibleShare(new TextDecoder(encoding).decode(evenPart(sample, encoding))),
    }))
    .sort((a, b) => b.share - a.share);
  return ranked[0]!.share >= LEAST_PLAUSIBLE ? ranked[0]!.encoding : 'utf-8';
}

function isUtf8(sample: Uint8Array): boolean {
  if (zerosIn(sample) * 20 > sample.length) return false;
  if (isWellFormedUtf8(sample)) return true;
  const text = new TextDecoder('utf-8').decode(sample.subarray(0, endOfCharacter(sample)));
  let strays = 0;
  let others = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) strays++;
    else if (code >= 0x80) others++;
  }
  return strays === 0 || (strays * 10_000 <= sample.length * MOST_STRAYS && strays < others);
}

/** UTF-16 holds a zero byte in every ASCII character, line ends included; other text has a stray one at most. */
function zerosIn(sample: Uint8Array): number {
  let zeros = 0;
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) zeros++;
  return zeros;
}

/** Where the last whole UTF-8 character of a cut sample ends. */
function endOfCharacter(sample: Uint8Array): number {
  let end = sample.length;
  while (end > 0 && sample.length - end < 4 && (sample[end - 1]! & 0xc0) === 0x80) end--;
  return end > 0 && sample[end - 1]! >= 0xc0 ? end - 1 : sample.length;
}

const evenPart = (sample: Uint8Array, encoding: Encoding): Uint8Array =>
  encoding.startsWith('utf-16') ? sample.subarray(0, sample.length & ~1) : sample;

const MARKS = new Set('，。、；：？！“”‘’（）《》—…·　「」『』【】～％');

/** The share of everyday Han characters and Chinese marks among the characters beyond ASCII; control characters count against it. */
function plausibleShare(text: string): number {
  let good = 0;
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x80) continue;
    if (code === 0x0a || code === 0x0d || code === 0x09) continue;
    all++;
    const character = text.charAt(i);
    if (MARKS.has(character) || (isHanCode(code) && isCommonCode(simplifiedOf(character).charCodeAt(0)))) good++;
  }
  return all === 0 ? 0 : good / all;
}
