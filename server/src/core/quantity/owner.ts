/** Whose a figure is: the place or body named nearest before it. */

const PROVINCES =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门';
const COUNTRIES =
  '中国 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 乌克兰 印度 巴西 南非 意大利 西班牙 葡萄牙 加拿大 澳大利亚 新西兰 墨西哥 阿根廷 智利 埃及 土耳其 伊朗 伊拉克 以色列 巴勒斯坦 叙利亚 黎巴嫩 约旦 沙特 也门 卡塔尔 ' +
  '泰国 越南 老挝 柬埔寨 缅甸 马来西亚 新加坡 印度尼西亚 印尼 菲律宾 巴基斯坦 阿富汗 尼泊尔 孟加拉国 斯里兰卡 哈萨克斯坦 乌兹别克斯坦 蒙古国 欧盟 欧元区 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 波兰 捷克 匈牙利 奥地利 希腊 塞尔维亚 ' +
  '肯尼亚 埃塞俄比亚 尼日利亚 苏丹 利比亚 摩洛哥 阿尔及利亚 刚果 坦桑尼亚 古巴 哥伦比亚 秘鲁 委内瑞拉 加沙 东盟 非洲 欧洲 亚洲';
const CITIES =
  '广州 深圳 珠海 佛山 东莞 杭州 宁波 温州 南京 苏州 无锡 常州 徐州 成都 绵阳 武汉 宜昌 长沙 郑州 洛阳 西安 沈阳 大连 长春 四平 通化 白城 吉林市 哈尔滨 济南 青岛 烟台 聊城 合肥 芜湖 福州 厦门 泉州 南昌 赣州 太原 大同 石家庄 唐山 ' +
  '保定 呼和浩特 包头 南宁 桂林 柳州 海口 三亚 贵阳 遵义 昆明 大理 拉萨 兰州 西宁 银川 乌鲁木齐 雄安';

type Level = 'world' | 'country' | 'province' | 'city' | 'county' | 'village' | 'school';

const GENERIC: Readonly<Record<string, Level>> = {
  全国: 'country',
  我国: 'country',
  中国: 'country',
  全省: 'province',
  我省: 'province',
  本省: 'province',
  省内: 'province',
  全区: 'county',
  我区: 'county',
  全市: 'city',
  我市: 'city',
  本市: 'city',
  市内: 'city',
  全州: 'city',
  全县: 'county',
  我县: 'county',
  全镇: 'village',
  全乡: 'village',
  全村: 'village',
  全校: 'school',
  我校: 'school',
};

const levels = new Map<string, Level>(Object.entries(GENERIC));
for (const name of PROVINCES.split(' ')) levels.set(name, 'province');
for (const name of COUNTRIES.split(' ')) if (!levels.has(name)) levels.set(name, 'country');
for (const name of CITIES.split(' ')) levels.set(name, 'city');

const NAMES = [...levels.keys()].sort((a, b) => b.length - a.length);
const DIVISION =
  '(?<=[，。；：、在于和与的\\s从对向到给由]|^)(?:(?![全我本各该前])[\\u4e00-\\u9fff]){2,3}[市县区镇乡村](?![\\u4e00-\\u9fff]?[场域间位分])';
const OWNER = new RegExp(`${NAMES.join('|')}|${DIVISION}`, 'g');
const NO_DIVISION =
  /^(?:全|我|本|各|该|城|社|小|地|辖|山|园|景|校|新|老|农|乡|市|郊|特|灾|战|时|片|专|选|集|超|上|股|楼|房|菜|夜|花|早)?.?(?:城市|社区|小区|地区|辖区|山区|园区|景区|校区|新区|老区|城区|农村|乡村|郊区|特区|灾区|战区|片区|专区|选区|超市|上市|股市|楼市|城镇|乡镇|村镇|市区|库区|厂区|街区|湖区|林区|牧区|疫区|禁区|误区|城乡|下乡|进村|驻村|入村|开发区|各县|各市|各区|各村)$/;

/** The places and scopes that `words` name, in the order of the text: 全省, 吉林, 铁西区. */
export const ownersIn = (words: string): string[] =>
  [...words.matchAll(OWNER)].map(([name]) => name).filter((name) => levels.has(name) || !NO_DIVISION.test(name));

/** −1 when both name owners and no two can be the same, 1 when one is named by both, else 0. 全省 may be any one province. */
export function compareOwners(one: readonly string[], other: readonly string[]): -1 | 0 | 1 {
  if (one.length === 0 || other.length === 0) return 0;
  if (one.some((owner) => other.includes(owner))) return 1;
  return one.some((a) => other.some((b) => mayBeSame(a, b))) ? 0 : -1;
}

/** Whether two places of one level are not the same: 长春 and 四平, but not 吉林 and 白城. */
export const areOtherPlaces = (a: string, b: string): boolean =>
  levelOf(a) !== undefined && levelOf(a) === levelOf(b) && !mayBeSame(a, b);

function mayBeSame(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  const isGeneric = a in GENERIC || b in GENERIC;
  return isGeneric && levelOf(a) === levelOf(b);
}

const SUFFIX_LEVELS: Readonly<Record<string, Level>> = {
  市: 'city',
  县: 'county',
  区: 'county',
  镇: 'village',
  乡: 'village',
  村: 'village',
};

const levelOf = (owner: string): Level | undefined => levels.get(owner) ?? SUFFIX_LEVELS[owner.slice(-1)];
