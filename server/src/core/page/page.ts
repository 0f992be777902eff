import type { Script } from '../text/script.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

/**
 * What a block is on a news page. `headline` names the article, `kicker` (引题) stands above it, `subtitle` (副题) below;
 * `subhead` (小标题) opens a section; `boilerplate` is what a web page or a converter put around the article.
 */
export type Role =
  | 'headline'
  | 'kicker'
  | 'subtitle'
  | 'byline'
  | 'dateline'
  | 'subhead'
  | 'paragraph'
  | 'caption'
  | 'boilerplate'
  | 'other';

/**
 * A unit of layout: one logical paragraph or line of display type, without the line end after it. In a hard-wrapped page a
 * paragraph holds several print lines; `lines` are the physical lines (without their ends), one where nothing is wrapped.
 */
export interface Block extends Span {
  readonly role: Role;
  readonly lines: readonly Span[];
  /** Of paragraphs and captions; made on first use. */
  readonly sentences: readonly Sentence[];
  /** A subhead that opens the paragraph itself (段首小标题: 警力全面下沉。…), its end mark included; without one it is damaged. */
  readonly runIn?: Span;
  /** A byline or photo credit that stands inside the block (本报记者 张三; 李四 摄). */
  readonly credit?: Span;
}

export interface Article extends Span {
  readonly blocks: readonly Block[];
  /** The day the article is dated, if the page tells it. */
  readonly dateline?: CalendarDate;
}

/** A Gregorian date as printed; parts that the text leaves out are absent. month 1–12, day 1–31. */
export interface CalendarDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

export type { Script };

/** How the text was set: `width` is the print column's width in full-width characters, when spaces or breaks betray it. */
export interface Layout {
  readonly kind: 'plain' | 'spaced' | 'wrapped';
  readonly width?: number;
}

/** A whole text as a value: wholly determined by `text`, made by parsePage, never changed. Blocks tile all non-blank lines. */
export interface Page {
  readonly text: string;
  readonly articles: readonly Article[];
  /** Every block of the page in order, those of the articles and the boilerplate around them. */
  readonly blocks: readonly Block[];
  readonly script: Script;
  readonly layout: Layout;
  /** What follows from the page, as it was asked for: see oncePerPage. */
  readonly kept: unknown[];
}
