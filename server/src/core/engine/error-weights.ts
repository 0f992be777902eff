/**
 * Classes of errors that the quality rules of the press count, with what one place weighs. Newspaper annex of 2020 as widely printed;
 * classes marked `isConfirmed: false` were not checked against the official annex, therefore every figure made with them is an estimate.
 */
export type ErrorClass =
  | 'fact'
  | 'character'
  | 'number-form'
  | 'script'
  | 'foreign'
  | 'punctuation'
  | 'layout'
  | 'none';

export interface ErrorWeight {
  /** Of one place. A wrong, missing or extra character weighs by length instead: 1, 2 (2–5 characters) or 4 (more). */
  readonly weight: number;
  /** Most that the class can add up to in one issue; Infinity where there is no such bound. */
  readonly cap: number;
  readonly title: string;
  readonly isConfirmed: boolean;
}

export const ERROR_WEIGHTS: Readonly<Record<ErrorClass, ErrorWeight>> = {
  fact: { weight: 1, cap: Infinity, title: '事实、知识、逻辑、数字差错', isConfirmed: true },
  character: { weight: 1, cap: Infinity, title: '错字、多字、漏字', isConfirmed: true },
  'number-form': { weight: 0.1, cap: 1, title: '数字形式不合 GB/T 15835', isConfirmed: true },
  script: { weight: 0.5, cap: 1.5, title: '繁简混用', isConfirmed: false },
  foreign: { weight: 1, cap: Infinity, title: '外文、拼音', isConfirmed: true },
  punctuation: { weight: 0.1, cap: Infinity, title: '标点符号', isConfirmed: false },
  layout: { weight: 0.1, cap: Infinity, title: '格式：另段、接排、空距', isConfirmed: false },
  none: { weight: 0, cap: 0, title: '不计', isConfirmed: true },
};

/** Errors per 10,000 characters up to which a newspaper passes. */
export const PASS_LINE = 3;

/** The same error, repeated in an issue, counts at most so often. */
export const MAXIMUM_REPEATS = 3;

/** What an error weighs more in a headline. */
export const HEADLINE_FACTOR = 2;

const FAMILY_CLASSES: Readonly<Record<string, ErrorClass>> = {
  ocr: 'layout',
  word: 'character',
  punctuation: 'punctuation',
  script: 'script',
  number: 'fact',
  corpus: 'none',
};

/** Rules whose class is not that of their family. */
const RULE_CLASSES: Readonly<Record<string, ErrorClass>> = {
  'misread-character': 'character',
  'missing-text': 'character',
  'repeated-text': 'character',
  mojibake: 'character',
  'misread-punctuation': 'punctuation',
  'unbalanced-quote': 'punctuation',
  'truncated-paragraph': 'fact',
  'inconsistent-name': 'fact',
  'pinyin-annotation': 'foreign',
  'html-entity': 'punctuation',
  'web-boilerplate': 'none',
  'number-format': 'number-form',
  'mixed-number-style': 'number-form',
};

export const errorClassOf = (rule: string, family: string): ErrorClass =>
  RULE_CLASSES[rule] ?? FAMILY_CLASSES[family] ?? 'none';
