// One line a rule: `npm run new-rule` adds it, the registry test checks it against the folder, the fixtures and the docs.
export { straySpace } from './ocr/stray-space.ts';
export { brokenLine } from './ocr/broken-line.ts';
export { reversedRange } from './number/reversed-range.ts';
export { invalidDate } from './number/invalid-date.ts';
export { unbalancedQuote } from './ocr/unbalanced-quote.ts';
export { pinyinAnnotation } from './script/pinyin-annotation.ts';
export { traditionalPage } from './script/traditional-page.ts';
export { htmlEntity } from './script/html-entity.ts';
export { halfwidthPunctuation } from './punctuation/halfwidth-punctuation.ts';
export { punctuationForm } from './punctuation/punctuation-form.ts';
export { weekdayMismatch } from './number/weekday-mismatch.ts';
export { doubleHedge } from './number/double-hedge.ts';
export { impossibleValue } from './number/impossible-value.ts';
export { percentagePoint } from './number/percentage-point.ts';
export { repeatedText } from './ocr/repeated-text.ts';
export { conflictingNumber } from './number/conflicting-number.ts';
export { missingOrdinal } from './number/missing-ordinal.ts';
