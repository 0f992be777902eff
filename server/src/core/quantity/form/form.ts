import type { Certainty } from '../../engine/finding.ts';

/** What is wrong with the way a number is written, and how it would be right. */
export interface FormVerdict {
  /** The end of a message that begins with the quoted text. */
  readonly reason: string;
  /** Ways to write it, the likeliest first. */
  readonly newTexts: readonly string[];
  /** Whether the first way changes no Han character, digit value or word. */
  readonly isSafe?: boolean;
  readonly certainty?: Certainty;
}

/** A form of number that GB/T 15835-2011 does not allow. A match is judged by its groups and the text around it. */
export interface FormCheck {
  /** Global. */
  readonly pattern: RegExp;
  readonly judge: (match: RegExpExecArray, text: string) => FormVerdict | undefined;
}

const ONES = '〇一二三四五六七八九';

/** 0–99 in Han characters: 五, 十五, 三十. */
export function hanBelow100(value: number): string {
  if (value < 10) return ONES.charAt(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? ONES.charAt(tens) : ''}十${value % 10 ? ONES.charAt(value % 10) : ''}`;
}
