import { OTHER_READINGS, USUAL_READINGS } from '../../data/characters.ts';
import { simplifiedOf } from './character.ts';

interface ReadingTable {
  /** Readings of a standard character, with tone marks; the usual one first. */
  readonly byCharacter: ReadonlyMap<string, readonly string[]>;
  /** Standard characters by reading. */
  readonly byReading: ReadonlyMap<string, string>;
  readonly toneless: ReadonlySet<string>;
}

let table: ReadingTable | undefined;

function readings(): ReadingTable {
  table ??= buildTable();
  return table;
}

function buildTable(): ReadingTable {
  const byCharacter = new Map<string, string[]>();
  const byReading = new Map<string, string>();
  for (const entry of `${USUAL_READINGS} ${OTHER_READINGS}`.split(' ')) {
    const colon = entry.indexOf(':');
    const reading = entry.slice(0, colon);
    const characters = entry.slice(colon + 1);
    byReading.set(reading, (byReading.get(reading) ?? '') + characters);
    for (const character of characters) {
      const own = byCharacter.get(character);
      if (own) own.push(reading);
      else byCharacter.set(character, [reading]);
    }
  }
  return { byCharacter, byReading, toneless: new Set([...byReading.keys()].map(withoutTone)) };
}

/** The pinyin readings of a character in either script, the usual one first; empty when it is outside the standard table. */
export const readingsOf = (character: string): readonly string[] =>
  readings().byCharacter.get(simplifiedOf(character)) ?? [];

/** The standard characters that are read so, tone included. */
export const charactersRead = (reading: string): string => readings().byReading.get(reading) ?? '';

/** Whether a toneless string is one syllable of Mandarin. */
export const isSyllable = (toneless: string): boolean => readings().toneless.has(toneless);

/** Pinyin as tables write it: composed, lower case, with the Latin letters that word processors replace (ɑ, ɡ). */
export const normalizePinyin = (pinyin: string): string =>
  pinyin.normalize('NFC').toLowerCase().replaceAll('ɑ', 'a').replaceAll('ɡ', 'g').replaceAll('v', 'ü');

export const withoutTone = (pinyin: string): string =>
  pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

export const hasTone = (pinyin: string): boolean => pinyin !== withoutTone(pinyin);
