import TSCharacters from 'opencc-js/dict/TSCharacters';
import { STANDARD_CHARACTERS, VARIANT_PAIRS } from '../../data/characters.ts';

/** Classes of BMP characters, as bits of one byte a code. */
const COMMON = 1;
const STANDARD = 2;

/** Length of the first level of 通用规范汉字表: the characters of everyday text. */
const FIRST_LEVEL = 3500;

interface CharacterTable {
  readonly classes: Uint8Array;
  readonly simplified: ReadonlyMap<string, string>;
  readonly standard: ReadonlyMap<string, string>;
}

let table: CharacterTable | undefined;

const characters = (): CharacterTable => {
  table ??= buildTable();
  return table;
};

function buildTable(): CharacterTable {
  const classes = new Uint8Array(0x10000);
  let place = 0;
  for (const character of STANDARD_CHARACTERS) {
    if (character.length === 1) classes[character.charCodeAt(0)]! |= place < FIRST_LEVEL ? STANDARD | COMMON : STANDARD;
    place++;
  }
  const simplified = new Map<string, string>();
  for (const pair of TSCharacters.split('|')) {
    const [traditional, form] = pair.split(' ') as [string, string];
    if (traditional !== form) simplified.set(traditional, form);
  }
  const standard = new Map<string, string>();
  const pairs = [...VARIANT_PAIRS];
  for (let i = 0; i < pairs.length; i += 2) if (!simplified.has(pairs[i]!)) standard.set(pairs[i]!, pairs[i + 1]!);
  return { classes, simplified, standard };
}

/** One of the 3,500 everyday characters of 通用规范汉字表. */
export const isCommonCode = (code: number): boolean => (characters().classes[code]! & COMMON) !== 0;

/** One of the 8,105 characters of 通用规范汉字表 in the BMP. */
export const isStandardCode = (code: number): boolean => (characters().classes[code]! & STANDARD) !== 0;

/** The simplified form of a traditional character by OpenCC's table of characters; itself when it has none. */
export const simplifiedOf = (character: string): string => characters().simplified.get(character) ?? character;

/** The standard form of a variant that is no traditional character (峯 → 峰); undefined when there is none. */
export const standardFormOf = (character: string): string | undefined => characters().standard.get(character);
