import { isNewlineCode, isSpaceCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { segment } from './segment.ts';
import type { LanguageModel } from './services.ts';

/** The offsets of text[start, end) at which a word ends or begins, blanks and line ends read over: both edges of a blank are one. */
export function wordEdgesIn(text: string, { start, end }: Span, { words }: LanguageModel): ReadonlySet<number> {
  const offsets: number[] = [];
  let bare = '';
  for (let at = start; at < end; at++) {
    if (isSpaceCode(text.charCodeAt(at)) || isNewlineCode(text.charCodeAt(at))) continue;
    offsets.push(at);
    bare += text.charAt(at);
  }
  const edges = new Set([start, end]);
  for (const word of segment(words, bare)) {
    edges.add(offsets[word.start]!);
    edges.add(offsets[word.end - 1]! + 1);
  }
  return edges;
}
