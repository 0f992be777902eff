import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });

const NOTATION = /&(#\d+|#x[\da-f]+|\w+);?|<\/?[a-z][^<>]*>|[(（][\s'\p{Script=Latin}\p{M}]+[)）]/giu;

/**
 * What a safe fix may not change: Han characters (either script), digits and Latin words, in order. Notation around them
 * (entities, tags, pinyin in brackets, marks, spaces, widths) is left out.
 */
export const skeletonOf = (text: string): string =>
  toSimplified(text.replace(NOTATION, '').normalize('NFKC')).replace(/[^\p{Script=Han}〇\dA-Za-z]/gu, '');
