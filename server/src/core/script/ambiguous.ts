/**
 * Traditional characters that stand for more than one simplified form. OpenCC's phrases decide most of them; the words here are
 * what it lacks. Every place of such a character is named for review when a page is converted.
 */
export interface AmbiguousCharacter {
  readonly character: string;
  /** The form outside the words below. */
  readonly usual: string;
  /** The form it keeps in `words` and in names. */
  readonly kept: string;
  /** Words, in traditional characters, in which the form is kept. */
  readonly words: string;
  /** Words in which the usual form stands although a surname seems to precede it (江水乾涸 is not Mr 江). */
  readonly common?: string;
}

export const AMBIGUOUS_CHARACTERS: readonly AmbiguousCharacter[] = [
  {
    character: '著',
    usual: '着',
    kept: '著',
    words:
      '著作 著名 著稱 著者 著述 著錄 著書 著有《 著《 著於竹帛 著於史冊 著文 著論 著譯 名著 巨著 鉅著 原著 專著 論著 譯著 合著 編著《 主編著 拙著 遺著 所著 舊著 撰著 校著 ' +
      '經典著 顯著 卓著 昭著 昭彰著 土著 素著 共著 等著作 著有成效 見微知著 視微知著 恩威並著 彰明較著 聲名卓著 功勳卓著 成效顯著 臭名昭著 夙著 炳著 懋著 著雍 著姓 著族 著籍',
  },
  {
    character: '乾',
    usual: '干',
    kept: '乾',
    words:
      '乾坤 乾隆 乾清 乾陵 乾元 乾卦 乾宮 康乾 乾嘉 乾縣 乾安 乾州 乾道 乾寧 乾符 乾封 乾化 乾祐 乾德 乾興 乾象 乾綱 乾乾夕惕 朝乾夕惕 乾學 乾明 乾貞 乾統 乾亨 乾務鎮 乾潭鎮 乾窯',
    common:
      '乾淨 乾燥 乾旱 乾枯 乾脆 乾糧 乾果 乾洗 乾杯 乾貨 乾涸 乾癟 乾草 乾衣 乾爹 乾媽 乾親 乾兒 乾女 乾咳 乾嘔 乾瞪 乾著 乾着 乾乾 乾冰 乾電 乾裂 乾紅 乾濕 乾了 乾的 乾透 乾掉 乾得 乾化 乾眼 乾貝 乾麵 乾熱 乾冷 乾預 乾部 乾活 乾勁 乾警 乾擾 乾事 乾線 乾渠 乾流 乾支 乾涉 乾什',
  },
  { character: '於', usual: '于', kept: '於', words: '於潛 於菟 於氏 於姓 姓於' },
  { character: '瞭', usual: '了', kept: '瞭', words: '瞭望 瞭哨 瞭望塔 瞭望臺' },
  { character: '徵', usual: '征', kept: '徵', words: '魏徵 宮商角徵羽 角徵 徵羽 變徵 文徵明' },
  {
    character: '覆',
    usual: '覆',
    kept: '复',
    words: '答覆 回覆 批覆 函覆 反覆 電覆 重覆 往覆 稟覆 申覆 覆信 覆函 覆電 覆核 覆命 覆審 覆議 覆查 覆檢 覆診',
  },
  { character: '藉', usual: '借', kept: '藉', words: '狼藉 慰藉 枕藉 蘊藉 醞藉 藉藉 杯盤狼藉 聲名狼藉' },
  { character: '餘', usual: '余', kept: '馀', words: '' },
  { character: '夥', usual: '伙', kept: '夥', words: '獲益甚夥 甚夥 夥多' },
  {
    character: '昇',
    usual: '升',
    kept: '昇',
    words: '畢昇',
    common: '昇華 昇平 昇級 昇起 昇旗 昇空 昇降 昇格 昇任 昇遷 昇學 昇值 昇溫 昇至 昇到 昇天 昇騰 昇高 昇職',
  },
  { character: '鍾', usual: '钟', kept: '锺', words: '錢鍾書 千鍾粟 萬鍾 鍾繇' },
  { character: '沈', usual: '沈', kept: '沉', words: '' },
  { character: '麼', usual: '么', kept: '麽', words: '' },
  { character: '摺', usual: '折', kept: '摺', words: '奏摺' },
  { character: '甯', usual: '宁', kept: '甯', words: '' },
  { character: '剋', usual: '克', kept: '剋', words: '' },
  { character: '鉅', usual: '巨', kept: '钜', words: '李澤鉅' },
];

/** Simplified characters with more than one traditional form: OpenCC decides them by phrases, a reader should look again. */
export const AMBIGUOUS_SIMPLIFIED =
  '后发里干余范面只系云松谷斗台征准制复历丑几借卷克姜朱朴采饥舍须咸向回冲郁御愿胡涂困签栗旋曲表仆伙蔑蒙弥致出当别佣漓扑千秋症周游折钟脏板苏合了于';

/** Surnames that open most names; a rarer one is not worth the false guard. */
export const SURNAMES = new Set(
  '王李張張刘劉陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯於于董蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏盧卢蔣蒋蔡賈贾丁魏薛葉叶閻阎余餘潘杜戴夏鍾钟汪田任姜范範方石姚譚谭廖鄒邹熊陸陆郝孔白崔康毛邱秦史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹黎易常武喬乔賀贺賴赖龔龚文',
);
