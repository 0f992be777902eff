/** Symbols beside one and what the bigram of the two costs, in steps; those of symbol s stand from starts[s] to starts[s + 1]. */
export interface SymbolLists {
  readonly starts: Uint32Array;
  readonly symbols: Uint16Array;
  readonly costs: Uint8Array;
}

/** The bigrams of a model by their first and by their second symbol: all that may stand beside a neighbour, without a look-up for each. */
export interface BigramLists {
  readonly after: SymbolLists;
  readonly before: SymbolLists;
}

/** The lists from the sections of those by first symbol. Throws an Error when their lengths do not agree. Linear. */
export function bigramListsOf(sections: readonly Uint8Array[], size: number): BigramLists {
  const [startBytes, symbolBytes, costs] = sections as [Uint8Array, Uint8Array, Uint8Array];
  const starts = new Uint32Array(startBytes.buffer, startBytes.byteOffset, startBytes.byteLength >> 2);
  const symbols = new Uint16Array(symbolBytes.buffer, symbolBytes.byteOffset, symbolBytes.byteLength >> 1);
  const agree = starts.length === size + 1 && starts[size] === symbols.length && symbols.length === costs.length;
  if (!agree) throw new Error('数据文件结构不符 (bad bigrams)');
  const after = { starts, symbols, costs };
  return { after, before: reversed(after, size) };
}

function reversed({ starts, symbols, costs }: SymbolLists, size: number): SymbolLists {
  const ends = new Uint32Array(size + 1);
  for (const symbol of symbols) ends[symbol + 1]!++;
  for (let symbol = 0; symbol < size; symbol++) ends[symbol + 1]! += ends[symbol]!;
  const next = ends.slice();
  const firsts = new Uint16Array(symbols.length);
  const firstCosts = new Uint8Array(symbols.length);
  for (let first = 0; first < size; first++)
    for (let i = starts[first]!; i < starts[first + 1]!; i++) {
      const place = next[symbols[i]!]!++;
      firsts[place] = first;
      firstCosts[place] = costs[i]!;
    }
  return { starts: ends, symbols: firsts, costs: firstCosts };
}

/** What `fillRow` leaves where there is no bigram. */
export const NO_BIGRAM = 0;
export const costInRow = (entry: number): number => entry - 1;

/** Puts what the bigrams of a symbol cost into an empty row, by the other symbol, one higher. */
export function fillRow(row: Uint16Array, { starts, symbols, costs }: SymbolLists, symbol: number): void {
  const end = starts[symbol + 1]!;
  for (let i = starts[symbol]!; i < end; i++) row[symbols[i]!] = costs[i]! + 1;
}

/** Empties a row that was filled for a symbol. */
export function clearRow(row: Uint16Array, { starts, symbols }: SymbolLists, symbol: number): void {
  const end = starts[symbol + 1]!;
  for (let i = starts[symbol]!; i < end; i++) row[symbols[i]!] = NO_BIGRAM;
}
