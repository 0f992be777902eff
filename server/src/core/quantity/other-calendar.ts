import { clauseBefore } from '../text/clause.ts';

const OTHER_CALENDAR =
  /农历|農曆|阴历|陰曆|旧历|舊曆|夏历|夏曆|藏历|藏曆|回历|回曆|伊历|佛历|傣历|彝历|希吉来历|波斯历|儒略历|[闰閏](?!年)/;
/** Reigns whose months are lunar; 民国 counts Gregorian ones. */
const REIGN =
  /洪武|永乐|永樂|嘉靖|万历|萬曆|崇祯|崇禎|顺治|順治|康熙|雍正|乾隆|嘉庆|嘉慶|道光|咸丰|咸豐|同治|光绪|光緒|宣统|宣統/;

/** Whether the date at `start` is of another calendar than the Gregorian: 农历2月30日, 光绪二十六年二月三十日. */
export function isOfOtherCalendar(text: string, start: number): boolean {
  const before = clauseBefore(text, start, 10);
  return OTHER_CALENDAR.test(before) || REIGN.test(before);
}
