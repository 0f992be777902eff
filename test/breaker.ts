/** Whole articles as they should read. */
export interface SoundArticle {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One thing done to a page; positions are UTF-16 offsets into the broken text. */
export type Break =
  /** A sentence cut in two: the head ends at `head`, the tail begins at `tail`; `whole` is the paragraph as it was. */
  | {
      readonly kind: 'split';
      readonly head: number;
      readonly tail: number;
      readonly whole: string;
      readonly adjacent: boolean;
    }
  /** A paragraph that ends at `at` without its mark, or without its last words too. */
  | { readonly kind: 'truncated'; readonly at: number; readonly lost: 'mark' | 'words' }
  /** A paragraph that begins at `at` without its first words. */
  | { readonly kind: 'orphan'; readonly at: number }
  /** A credit (start … end) set into the last sentence of a paragraph. */
  | { readonly kind: 'credit'; readonly start: number; readonly end: number; readonly whole: string }
  /** A heading and the paragraph under it run together at `at`. */
  | { readonly kind: 'glued'; readonly at: number };

export interface BrokenPage {
  readonly text: string;
  readonly breaks: readonly Break[];
}

export type Way = 'inserted' | 'columns' | 'truncated' | 'worn' | 'orphan' | 'credit' | 'glued';

/** A source of numbers in [0, 1) that a seed determines (Park and Miller, 1988). */
export function seeded(seed: number): () => number {
  let state = (seed * 7919 + 12345) % 2147483647 || 1;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** A block on its way to the page; `cut` names the paragraph of which it is a half. */
interface Piece {
  readonly text: string;
  readonly note?: Note;
  readonly half?: { readonly of: number; readonly side: 'head' | 'tail' };
}

type Note =
  | { kind: 'truncated'; lost: 'mark' | 'words' }
  | { kind: 'orphan' }
  | { kind: 'credit'; from: number; length: number; whole: string }
  | { kind: 'glued'; from: number };

/** Breaks a page of articles in the given ways, one break a way and article where its text allows. */
export function breakPage(articles: readonly SoundArticle[], ways: readonly Way[], random: () => number): BrokenPage {
  const wholes: string[] = [];
  const pieces = articles.flatMap((article) => {
    let body: Piece[] = article.paragraphs.map((text) => ({ text }));
    for (const way of ways) body = WAYS[way](body, wholes, random);
    return [{ text: article.title }, ...(random() < 0.5 ? [{ text: pick(BYLINES, random) }] : []), ...body];
  });
  return layOut(pieces, wholes, random() < 0.3 ? '\n' : '\n\n', random() < 0.3);
}

const WAYS: Record<Way, (body: Piece[], wholes: string[], random: () => number) => Piece[]> = {
  inserted: insertBlock,
  columns: shuffleColumns,
  truncated: truncate,
  worn: wearMarks,
  orphan: behead,
  credit: setCredit,
  glued: glueHeading,
};

/** A caption or a headline with its byline stands in the middle of a sentence. */
function insertBlock(body: Piece[], wholes: string[], random: () => number): Piece[] {
  const at = pickWhole(body, random);
  if (at < 0) return body;
  const [head, tail] = cut(body[at]!.text, wholes, random);
  const inserted =
    random() < 0.7
      ? [{ text: pick(CAPTIONS, random) }]
      : [{ text: pick(HEADLINES, random) }, { text: pick(BYLINES, random) }];
  return [...body.slice(0, at), head, ...inserted, tail, ...body.slice(at + 1)];
}

/** Two to four columns, each cut in mid-sentence, are read in the wrong order; a caption may stand between them. */
function shuffleColumns(body: Piece[], wholes: string[], random: () => number): Piece[] {
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
  const order = shuffled(columns, random);
  return order.flatMap((column, i) =>
    i > 0 && random() < 0.3 ? [{ text: pick(CAPTIONS, random) }, ...column] : column,
  );
}

function truncate(body: Piece[], _: string[], random: () => number): Piece[] {
  const at = pickWhole(body, random);
  const text = body[at]?.text.replace(/[。！？!?][”"]?$/u, '');
  if (!text || text === body[at]!.text) return body;
  if (random() < 0.5) return replaced(body, at, { text, note: { kind: 'truncated', lost: 'mark' } });
  const end = cutPlace(text, Math.max(20, text.length - 20), text.length - 2, random);
  return replaced(body, at, { text: text.slice(0, end), note: { kind: 'truncated', lost: 'words' } });
}

/** Every third paragraph loses its full stop in reading; the page stays in order. */
function wearMarks(body: Piece[], _: string[], random: () => number): Piece[] {
  return body.map((piece) => {
    const isWorn = random() < 1 / 3 && !piece.half && isLongEnough(piece.text) && piece.text.endsWith('。');
    return isWorn ? { text: piece.text.slice(0, -1), note: { kind: 'truncated', lost: 'mark' } } : piece;
  });
}

function behead(body: Piece[], _: string[], random: () => number): Piece[] {
  const at = pickWhole(body, random);
  if (at < 0) return body;
  const text = body[at]!.text;
  return replaced(body, at, { text: text.slice(cutPlace(text, 8, text.length / 2, random)), note: { kind: 'orphan' } });
}

function setCredit(body: Piece[], _: string[], random: () => number): Piece[] {
  const at = pickWhole(body, random);
  if (at < 0) return body;
  const whole = body[at]!.text;
  const credit = ` ${pick(BYLINES, random)} `;
  const from = whole.length - 5;
  const text = whole.slice(0, from) + credit + whole.slice(from);
  return replaced(body, at, { text, note: { kind: 'credit', from, length: credit.length, whole } });
}

function glueHeading(body: Piece[], _: string[], random: () => number): Piece[] {
  const at = pickWhole(body, random);
  if (at < 0) return body;
  const heading = pick(HEADLINES, random);
  return replaced(body, at, { text: heading + body[at]!.text, note: { kind: 'glued', from: heading.length } });
}

const isLongEnough = (text: string): boolean => text.length >= 60 && /[。！？]/u.test(text);

function pickWhole(body: readonly Piece[], random: () => number): number {
  const whole = body.flatMap(({ text, half, note }, at) => (!half && !note && isLongEnough(text) ? [at] : []));
  return whole.length ? pick(whole, random) : -1;
}

function cut(text: string, wholes: string[], random: () => number): [Piece, Piece] {
  const at = cutPlace(text, 10, text.length - 8, random);
  const of = wholes.push(text) - 1;
  return [
    { text: text.slice(0, at), half: { of, side: 'head' } },
    { text: text.slice(at), half: { of, side: 'tail' } },
  ];
}

/** A place in [from, to) where a sentence goes on. */
function cutPlace(text: string, from: number, to: number, random: () => number): number {
  for (let attempt = 0; attempt < 50; attempt++) {
    const at = Math.floor(from + random() * (to - from));
    if (!/[。！？；：…—”’）)\s]/u.test(text.charAt(at - 1)) && !/[\s”’）—…]/u.test(text.charAt(at))) return at;
  }
  return Math.floor(from);
}

function layOut(pieces: readonly Piece[], wholes: readonly string[], gap: string, isNarrow: boolean): BrokenPage {
  const form = (text: string): string => (isNarrow ? narrowed(text) : text);
  const breaks: Break[] = [];
  const halves = new Map<number, { head?: [number, number]; tail?: [number, number] }>();
  let text = '';
  pieces.forEach((piece, index) => {
    const start = text.length;
    text += form(piece.text);
    if (piece.half) {
      const pair = halves.get(piece.half.of) ?? {};
      pair[piece.half.side] = [piece.half.side === 'head' ? text.length : start, index];
      halves.set(piece.half.of, pair);
    }
    if (piece.note) breaks.push(noted(piece.note, start, text.length, form));
    text += index < pieces.length - 1 ? gap : '\n';
  });
  for (const [of, { head, tail }] of halves)
    breaks.push({
      kind: 'split',
      head: head![0],
      tail: tail![0],
      whole: form(wholes[of]!),
      adjacent: tail![1] === head![1] + 1,
    });
  return { text, breaks };
}

function noted(note: Note, start: number, end: number, form: (text: string) => string): Break {
  if (note.kind === 'truncated') return { kind: 'truncated', at: end, lost: note.lost };
  if (note.kind === 'orphan') return { kind: 'orphan', at: start };
  if (note.kind === 'glued') return { kind: 'glued', at: start + note.from };
  return { kind: 'credit', start: start + note.from, end: start + note.from + note.length, whole: form(note.whole) };
}

/** Marks as a reader that normalises widths (NFKC) leaves them; one code unit stays one. */
const narrowed = (text: string): string =>
  text.replace(/[，：；？！（）“”]/gu, (mark) => ',:;?!()""'.charAt('，：；？！（）“”'.indexOf(mark)));

const replaced = (body: readonly Piece[], at: number, piece: Piece): Piece[] =>
  body.map((old, i) => (i === at ? piece : old));

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

const CAPTIONS = [
  '图为志愿者在社区花园整理苗木。赵青禾 摄',
  '孩子们在新开放的科技馆体验手摇发电。本报记者 林晓 摄',
  '雨后的东岭水库。何远山 航拍',
  '施工人员正在检修供热管线。',
  '市民在老街口的书屋看书（资料图片）。',
  '参赛队员冲过终点。 本组图片由主办方提供',
  '近日，北桥镇的草莓大棚迎来采摘季，游客带着孩子走进棚内体验。罗云 摄',
  '本版图片均为资料图片',
];

const BYLINES = ['本报记者 陈一鸣', '本报记者 周立 通讯员 田小禾', '晚报全媒体记者 宋宁', '记者 吴兰 孙学文'];

const HEADLINES = [
  '老码头变身城市客厅',
  '扎牢制度篱笆 守好群众钱袋',
  '我市启动冬季供热应急演练',
  '聚力攻坚 推动项目落地',
  '山村小学有了机器人课',
  '优化服务流程 方便群众办事',
];
