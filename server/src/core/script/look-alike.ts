/** Code points that look like a Han character and are none, or have no fixed meaning. */

/** Radicals of U+2E80–2EF3 that stand for a whole character, as text taken from PDF files has them; each before its character. */
const RADICAL_PAIRS =
  '⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎尢⺏尢⺐尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

let radicals: ReadonlyMap<string, string> | undefined;

/** The character that a radical's code point was set for; undefined when it is none. */
export function radicalForm(radical: string): string | undefined {
  const plain = radical.normalize('NFKC');
  if (plain !== radical) return plain;
  radicals ??= new Map(Array.from(RADICAL_PAIRS.matchAll(/(.)(.)/gu), ([, from, to]) => [from!, to!]));
  return radicals.get(radical);
}

/** Where GBK keeps characters that Unicode had not encoded: code of the first in the private use area, first and last byte pair. */
const GBK_PRIVATE: readonly { readonly code: number; readonly lead: number; readonly trails: readonly number[] }[] = [
  { code: 0xe78d, lead: 0xa6, trails: [0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xec, 0xed, 0xf3] },
  { code: 0xe7c7, lead: 0xa8, trails: [0xbc] },
  { code: 0xe7c8, lead: 0xa8, trails: [0xbf] },
  {
    code: 0xe815,
    lead: 0xfe,
    trails: Array.from({ length: 0x51 }, (_, i) => 0x50 + i).filter((trail) => trail !== 0x7f),
  },
];

/** GB 18030 keeps these in the private use area; the standard's later edition gives them their Unicode characters. */
const LATER: ReadonlyMap<number, string> = new Map([
  [0xe816, '𠂇'],
  [0xe817, '𠂉'],
  [0xe818, '𠃌'],
  [0xe831, '𡗗'],
  [0xe83b, '𢦏'],
  [0xe855, '𤇾'],
]);

/** The Unicode character that GBK's private use character became; undefined for private use of other origin. */
export function privateUseForm(character: string): string | undefined {
  const code = character.charCodeAt(0);
  const later = LATER.get(code);
  if (later) return later;
  const row = GBK_PRIVATE.find(({ code: first, trails }) => code >= first && code < first + trails.length);
  if (!row) return undefined;
  const decoded = new TextDecoder('gb18030').decode(Uint8Array.of(row.lead, row.trails[code - row.code]!));
  return decoded === character || decoded === '\ufffd' ? undefined : decoded;
}
