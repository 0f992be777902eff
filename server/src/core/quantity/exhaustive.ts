/** Labels of parts that leave nothing out of their whole, or that at least exclude each other. */

/** Pairs and triples of labels that leave nothing out. */
const EXHAUSTIVE: readonly (readonly RegExp[])[] = [
  [/男/, /女/],
  [/城[镇市]/, /农村|乡村/],
  [/国内|境内/, /国外|境外|国际|海外/],
  [/[省市县区]内/, /[省市县区]外/],
  [/本[地省市县区校]/, /外[地省市县校来]/],
  [/公办/, /民办/],
  [/国产/, /进口/],
  [/专职/, /兼职/],
  [/成年|成人/, /未成年|儿童/],
  [/汉族/, /少数民族/],
  [/文科|文史/, /理科|理工/],
  [/金/, /银/, /铜/],
  [/第一产业|一产/, /第二产业|二产/, /第三产业|三产/],
  [/上半年/, /下半年/],
  [/上午/, /下午/],
  [/线上/, /线下/],
  [/田赛/, /径赛/],
  [/已/, /未|尚/],
  [/合格/, /不合格/],
  [/有效/, /无效/],
  [/有效/, /无效/, /未/],
  [/赞成|同意/, /反对/, /弃权/],
];

/** Sets that leave nothing out only of a whole that names both. */
const EXHAUSTIVE_OF: readonly (readonly [whole: RegExp, set: readonly RegExp[]])[] = [
  [/进出口/, [/出口/, /进口/]],
  [/伤亡|死伤/, [/死|遇难|身亡/, /伤/]],
  [/师生/, [/教师|老师|教职工/, /学生/]],
  [/干群|党群/, [/干部|党员/, /群众/]],
];

/** Kinds that exclude each other: their sum may stay under the whole but not pass it. */
const SERIES: readonly RegExp[] = [
  /[一二三四五六七八]期/,
  /[特一二三四]等/,
  /小学|初中|高中|中学|大学|幼儿园/,
  /专科|本科|硕士|博士/,
  /东部|中部|西部|东北/,
  /轻伤|重伤|死亡/,
  /国家级|省级|市级|县级/,
  /[一二三四]级/,
  /夏粮|早稻|秋粮/,
  /春季|夏季|秋季|冬季/,
  /水田|旱地|水浇地/,
  /[一二三四五六七八]楼/,
];

/** Whether the labels are one of the sets that make up a whole described by these words. */
export const areExhaustive = (labels: readonly string[], whole: string): boolean =>
  EXHAUSTIVE.some((set) => isSet(labels, set)) ||
  EXHAUSTIVE_OF.some(([named, set]) => named.test(whole) && isSet(labels, set));

const isSet = (labels: readonly string[], set: readonly RegExp[]): boolean =>
  set.length === labels.length &&
  set.every((label) => labels.some((words) => label.test(words))) &&
  labels.every((words) => set.some((label) => label.test(words)));

/** Whether the labels are different members of one series. */
export const areSeries = (labels: readonly string[]): boolean =>
  SERIES.some(
    (kind) =>
      labels.every((words) => kind.test(words)) &&
      new Set(labels.map((words) => kind.exec(words)![0])).size === labels.length,
  );
