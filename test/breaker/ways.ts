import { cut, cutPlace, isLongEnough, type Piece, pickWhole, replaced } from './pieces.ts';
import { pick, type Random, shuffled } from './random.ts';
import { BYLINES, CAPTIONS } from './stock.ts';

export type Way =
  | 'inserted'
  | 'columns'
  | 'truncated'
  | 'worn'
  | 'orphan'
  | 'credit'
  | 'glued'
  | 'quote'
  | 'doubled'
  | 'broken';

/** What a way may use beside the article: `wholes` takes the paragraphs that are cut in two, `headings` are those of other articles. */
export interface Stock {
  readonly wholes: string[];
  readonly headings: readonly string[];
}

/** Breaks an article, its headline first, once where its text allows. */
type Breaking = (pieces: readonly Piece[], random: Random, stock: Stock) => readonly Piece[];

export const WAYS: Readonly<Record<Way, Breaking>> = {
  inserted: insertBlock,
  columns: shuffleColumns,
  truncated: truncate,
  worn: wearMarks,
  orphan: behead,
  credit: setCredit,
  glued: glueLine,
  quote: dropQuotationMark,
  doubled: double,
  broken: breakLine,
};

/** A paragraph ends in mid-sentence and goes on in the next. */
function breakLine(pieces: readonly Piece[], random: Random, { wholes }: Stock): readonly Piece[] {
  const at = pickWhole(pieces, random);
  return at < 0 ? pieces : replaced(pieces, at, ...cut(pieces[at]!.text, wholes, random));
}

/** A caption or a headline with its byline stands in the middle of a sentence. */
function insertBlock(pieces: readonly Piece[], random: Random, { wholes, headings }: Stock): readonly Piece[] {
  const at = pickWhole(pieces, random);
  if (at < 0) return pieces;
  const [head, tail] = cut(pieces[at]!.text, wholes, random);
  const inserted =
    random() < 0.7
      ? [{ text: pick(CAPTIONS, random) }]
      : [{ text: pick(headings, random) }, { text: pick(BYLINES, random) }];
  return replaced(pieces, at, head, ...inserted, tail);
}

/** Two to four columns, each cut in mid-sentence, are read in the wrong order; a caption may stand between them. */
function shuffleColumns([title, ...body]: readonly Piece[], random: Random, { wholes }: Stock): readonly Piece[] {
  const columns: Piece[][] = [[]];
  const length = body.reduce((sum, { text }) => sum + text.length, 0);
  const wanted = 2 + Math.floor(random() * 3);
  let filled = 0;
  for (const piece of body) {
    const due = (length * columns.length) / wanted;
    const mayCut = !piece.half && !piece.note && isLongEnough(piece.text);
    if (mayCut && filled + piece.text.length > due && columns.length < wanted) {
      const [head, tail] = cut(piece.text, wholes, random);
      columns.at(-1)!.push(head);
      columns.push([tail]);
    } else columns.at(-1)!.push(piece);
    filled += piece.text.length;
  }
  const order = shuffled(columns, random).flatMap((column, i) =>
    i > 0 && random() < 0.3 ? [{ text: pick(CAPTIONS, random) }, ...column] : column,
  );
  return [title!, ...order];
}

function truncate(pieces: readonly Piece[], random: Random): readonly Piece[] {
  const at = pickWhole(pieces, random);
  const text = pieces[at]?.text.replace(/[。！？!?][”"]?$/u, '');
  if (!text || text === pieces[at]!.text) return pieces;
  if (random() < 0.5) return replaced(pieces, at, { text, note: { kind: 'truncated', lost: 'mark' } });
  const end = cutPlace(text, Math.max(20, text.length - 20), text.length - 2, random);
  return replaced(pieces, at, { text: text.slice(0, end), note: { kind: 'truncated', lost: 'words' } });
}

/** Every third paragraph loses its full stop in reading; the page stays in order. */
function wearMarks(pieces: readonly Piece[], random: Random): readonly Piece[] {
  return pieces.map((piece) => {
    const isWorn = random() < 1 / 3 && !piece.half && isLongEnough(piece.text) && piece.text.endsWith('。');
    return isWorn ? { text: piece.text.slice(0, -1), note: { kind: 'truncated', lost: 'mark' } } : piece;
  });
}

function behead(pieces: readonly Piece[], random: Random): readonly Piece[] {
  const at = pickWhole(pieces, random);
  if (at < 0) return pieces;
  const { text } = pieces[at]!;
  const from = cutPlace(text, 8, text.length / 2, random);
  return replaced(pieces, at, { text: text.slice(from), note: { kind: 'orphan' } });
}

function setCredit(pieces: readonly Piece[], random: Random): readonly Piece[] {
  const at = pickWhole(pieces, random);
  if (at < 0) return pieces;
  const whole = pieces[at]!.text;
  const credit = ` ${pick(BYLINES, random)} `;
  const from = whole.length - 5;
  const text = whole.slice(0, from) + credit + whole.slice(from);
  return replaced(pieces, at, { text, note: { kind: 'credit', from, length: credit.length, whole } });
}

/** The article's own headline, or that of another article, runs into the paragraph below; or that one is set behind the paragraph above. */
function glueLine(pieces: readonly Piece[], random: Random, { headings }: Stock): readonly Piece[] {
  const [title, first, ...rest] = pieces;
  const chance = random();
  if (chance < 1 / 3 && first && !first.half && !first.note && isLongEnough(first.text)) {
    const line = title!.text;
    return [{ text: line + first.text, note: { kind: 'glued', from: line.length, line } }, ...rest];
  }
  const at = pickWhole(pieces, random);
  if (at < 0) return pieces;
  const line = pick(headings, random);
  const { text } = pieces[at]!;
  return chance < 3 / 4
    ? replaced(pieces, at, { text: line + text, note: { kind: 'glued', from: line.length, line } })
    : replaced(pieces, at, { text: text + line, note: { kind: 'glued', from: text.length, line } });
}

/** One mark of a quotation of at most 30 characters, with nothing lost beside it. */
function dropQuotationMark(pieces: readonly Piece[], random: Random): readonly Piece[] {
  const at = pickWhole(pieces, random, (text) => QUOTATION.test(text) && isBalanced(text));
  if (at < 0) return pieces;
  const whole = pieces[at]!.text;
  const { index, 0: quotation } = pick([...whole.matchAll(new RegExp(QUOTATION, 'gu'))], random);
  const from = random() < 0.5 ? index : index + quotation.length - 1;
  const text = whole.slice(0, from) + whole.slice(from + 1);
  return replaced(pieces, at, { text, note: { kind: 'quote', from, length: 0, whole } });
}

const QUOTATION = /“[^“”]{2,30}”/u;

const isBalanced = (text: string): boolean => text.split('“').length === text.split('”').length;

/** A paragraph, a sentence or a few words are read twice. */
function double(pieces: readonly Piece[], random: Random): readonly Piece[] {
  const at = pickWhole(pieces, random);
  if (at < 0) return pieces;
  const whole = pieces[at]!.text;
  const chance = random();
  const note = { kind: 'doubled', from: 0, length: whole.length, whole } as const;
  if (chance < 1 / 3) {
    const to = at + Math.floor(random() * Math.min(3, pieces.length - at));
    return [...pieces.slice(0, to + 1), { text: whole, note }, ...pieces.slice(to + 1)];
  }
  const parts = [...whole.matchAll(chance < 2 / 3 ? SENTENCE : CLAUSE)];
  if (parts.length === 0) return pieces;
  const { index, 0: part } = pick(parts, random);
  const from = index + part.length;
  const text = whole.slice(0, from) + part + whole.slice(from);
  return replaced(pieces, at, { text, note: { ...note, from, length: part.length } });
}

const SENTENCE = /(?<=^|。)[^。！？“”]{12,60}。/gu;
/** The line that was read twice: some Han characters within a clause, or a whole clause. */
const CLAUSE = /(?<=[，。])[^，。！？“”]{5,24}，/gu;
