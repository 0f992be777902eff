import { foldToSimplified, type Script } from '../text/script.ts';

/**
 * What a line says, for recognising its role only: pinyin notes, converter markup and common entities taken out, traditional
 * characters folded. Offsets in it mean nothing in the text.
 */
export type Reading = string;

const NOTE = /[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6}[)）]/g;
const MARKUP = /\*\*|<\/?[a-z][^>]{0,80}>|^#{1,6}\s+|^>\s+/gi;
const ENTITY = /&[a-z]{2,6};|&#\d{2,5};/gi;

/** A function that reads lines of a page; it does no work on pages that need none. */
export function readerFor(text: string, script: Script): (start: number, end: number) => Reading {
  const isFolded = script === 'traditional' || script === 'mixed';
  const hasNotes = isFolded && /[(（][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/.test(text);
  const hasMarkup = text.includes('**') || text.includes('<') || text.includes('#') || text.includes('>');
  const hasEntities = text.includes('&');
  return (start, end) => {
    let reading = text.slice(start, end);
    if (hasNotes) reading = reading.replace(NOTE, '');
    if (hasMarkup) reading = reading.replace(MARKUP, '');
    if (hasEntities) reading = reading.replace(ENTITY, ' ');
    return (isFolded ? foldToSimplified(reading) : reading).trim();
  };
}
