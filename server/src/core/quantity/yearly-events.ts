/** A day, fair or games that is counted by editions. */
export interface YearlyEvent {
  readonly names: readonly string[];
  /** A year in which an edition was held, and its ordinal. */
  readonly year: number;
  readonly ordinal: number;
  /** Years between editions; 0.5 for two a year. */
  readonly interval: number;
}

/**
 * One line an event: names, the year of its first edition. Days of state by the decisions that set them up (全国人大常委会,
 * 国务院), international days by the year of their first observance as Chinese papers count it.
 */
const DAYS = `
国家宪法日 2014
烈士纪念日 2014
国家公祭日|南京大屠杀死难者国家公祭日 2014
国家扶贫日 2014
中国人民警察节|人民警察节 2021
中国农民丰收节|农民丰收节 2018
中国医师节 2018
中国记者节|记者节 2000
教师节 1985
植树节 1979
中国航天日 2016
全民国家安全教育日 2016
中国品牌日 2017
全国科技工作者日 2017
全国生态日 2023
全国交通安全日 2012
中国旅游日 2011
全国爱耳日 2000
全国爱眼日 1996
全国助残日 1991
全国土地日 1991
世界读书日 1996
全国消防日|消防日|消防宣传日 1992
安全生产月 2002
节能宣传周 1991
防灾减灾日 2009
低碳日 2013
爱国卫生月 1989
爱牙日 1989
高血压日 1998
疟疾日 2008
防治碘缺乏病日|碘缺乏病防治日 1994
税收宣传月 1992
全民健身日 2009
老年节 2013
中国水周 1988
中国航海日|航海日 2005
国际劳动妇女节|三八国际妇女节|国际妇女节|三八妇女节 1911
国际档案日 2008
国际家庭日 1994
国际盲人节 1984
国际残疾人日 1992
国际志愿者日|国际志愿人员日 1986
世界知识产权日 2001
世界献血者日 2004
世界人口日 1990
世界湿地日 1997
世界海洋日 2009
世界防治结核病日 1996
世界防治荒漠化与干旱日|世界防治荒漠化和干旱日 1995
世界精神卫生日 1992
世界水日 1993
世界气象日 1961
世界地球日 1970
世界无烟日 1988
世界艾滋病日 1988
国际禁毒日 1988
国际护士节 1912
国际博物馆日 1977
国际消费者权益日 1983
世界粮食日 1981
中国国际进口博览会|进博会 2018
中国国际消费品博览会|消博会 2021
`;

/** Games and fairs that are not held once a year: the Olympic Games of 1940 and 1944 are counted though not held. */
const GAMES: readonly YearlyEvent[] = [
  { names: ['夏季奥运会', '奥运会', '奥林匹克运动会'], year: 1896, ordinal: 1, interval: 4 },
  { names: ['冬奥会', '冬季奥运会', '冬季奥林匹克运动会'], year: 1994, ordinal: 17, interval: 4 },
  { names: ['亚运会', '亚洲运动会'], year: 1954, ordinal: 2, interval: 4 },
  { names: ['世界杯', '足球世界杯'], year: 1950, ordinal: 4, interval: 4 },
  { names: ['全运会', '全国运动会'], year: 2001, ordinal: 9, interval: 4 },
  { names: ['广交会', '中国进出口商品交易会'], year: 2024, ordinal: 135, interval: 0.5 },
];

const days: readonly YearlyEvent[] = DAYS.trim()
  .split('\n')
  .map((line) => {
    const [names, year] = line.split(' ');
    return { names: names!.split('|'), year: Number(year), ordinal: 1, interval: 1 };
  });

export const YEARLY_EVENTS: readonly YearlyEvent[] = [...days, ...GAMES];

/** The ordinals an event may have in a year; none where none was due (Games put off by a year are not judged). */
export function ordinalsIn({ year: known, ordinal, interval }: YearlyEvent, year: number): number[] {
  const editions = (year - known) / interval;
  if (interval < 1) return [ordinal + editions, ordinal + editions + 1];
  const value = ordinal + editions;
  return Number.isInteger(editions) && value > 0 ? [value] : [];
}
