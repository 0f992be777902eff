import type { Span } from '../text/span.ts';
import type { Page } from './page.ts';

/** A credit with its blanks that stands inside a sentence; `sentenceEnd` is where the sentence and its block end. */
export interface SetInCredit extends Span {
  readonly sentenceEnd: number;
}

const TITLE = '(?:[\\p{Script=Han}]{0,12}(?:记者|通讯员|特约记者|摄影记者|見習記者|記者|通訊員))';
const NAME = '[\\p{Script=Han}]{2,4}';
/** Blank, 晚报全媒体记者 张三 李四, blank, then the rest of the last sentence of the block. */
const SET_IN = new RegExp(
  `(?<=[^。！？!?；;：:”"」』\\s])[ \\u3000]+${TITLE}(?:[ \\u3000]+${NAME}){1,4}[ \\u3000]+(?=[\\p{Script=Han}，,、][^。！？!?\\n]{0,40}[。！？!?][”"]?$)`,
  'u',
);

/** Credits (right-aligned in the last print line) that the reader put into the sentence: at most one a paragraph. */
export function* setInCreditsOf({ text, blocks }: Page): Generator<SetInCredit> {
  for (const { role, start, end } of blocks) {
    if (role !== 'paragraph') continue;
    const from = Math.max(start, end - REACH);
    const tail = text.slice(from, end);
    if (!/[记記]者|通[讯訊][员員]/u.test(tail)) continue;
    const match = SET_IN.exec(tail);
    if (match) yield { start: from + match.index, end: from + match.index + match[0].length, sentenceEnd: end };
  }
}

/** A credit stands in the last lines of its paragraph, in UTF-16 units. */
const REACH = 120;
