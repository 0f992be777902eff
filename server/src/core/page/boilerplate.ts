import type { Reading } from './reading.ts';

const LONGEST_BOILERPLATE = 160;

/** What a reader may do on a web page, and the heads of its lists: no article has such a line. */
const CONTROL_WORDS =
  '首页 注册 登录 登陆 搜索 分享 收藏 打印 评论 举报 更多 返回 返回顶部 上一篇 下一篇 上一页 下一页 网友评论 相关推荐 相关阅读 ' +
  '相关新闻 相关链接 相关报道 热门推荐 热门文章 热点推荐 猜你喜欢 推荐阅读 延伸阅读 今日推荐 微信 微博 朋友圈 手机版 客户端 ' +
  '电子版 数字报 打印本页 关闭窗口 正文 大中小 字号 字体 点赞 好文 钦佩 喜欢 泪奔 可爱 思考 扫码关注 放大 缩小 纠错 投稿 订阅 ' +
  '关闭 复制链接 繁体 简体 无障碍 长者模式 转发 在看 我要评论 最新评论 热门评论 全部评论 发表评论 查看更多 加载更多 展开全文 阅读全文 ' +
  '阅读原文 返回首页 网站首页 网站地图';

/** Sections of a news site. An article may have such a subhead: only a list of them is navigation. */
const SECTION_WORDS =
  '专题 视频 图片 图说 论坛 部门 企业 商城 县域 读报 热线 要闻 视听 锐评 国内 国际 财经 体育 娱乐 科技 军事 时政 民生 社会 教育 ' +
  '文旅 汽车 房产 健康 旅游 美食 图库 直播 滚动 理论 党建 法治 经济 文化 生活 时尚 家居 食品 公益 招聘 本地 县区 区县 乡镇 镇街 ' +
  '政务 公告 广告 服务 博客 问政 舆情 访谈 资讯 快讯 头条';

const controls = new Set(CONTROL_WORDS.split(' '));
const navigation = new Set([...controls, ...SECTION_WORDS.split(' ')]);

const FORMS: readonly RegExp[] = [
  /^您?(?:当前|现在|目前)?(?:所在)?的?位置\s?(?:是|为)?\s?[:：]/,
  /^(?:首页|主页)\s*[>»›＞→]/,
  /^\S{1,12}\s*[>»›＞]\s*\S{1,12}\s*[>»›＞]/,
  /^分享(?:到|至|给)?\s*[:：]?/,
  /^(?:字体|字号)\s*[:：]?\s*[【[]?\s*[大中小]/,
  /^A[+＋]?\s?A[-－]?$/i,
  /^[\w().-]{1,60}\.(?:jpe?g|png|gif|webp|bmp)$/i,
  /^!\[[^\]]*\]\([^)]*\)$/,
  /^[•●○◆■▪·]\s*\S{1,6}$/,
  /ICP[备证]|网安备|(?:许可证|备案)(?:编?号)?[:：]?\s?[\dA-Z(（]|版权所有|Copyright|All Rights Reserved/i,
  /(?:举报|热线|联系|投稿|服务)(?:电话|邮箱)[:：].*(?:举报|邮箱|@|不良)|违法和不良信息/,
  /^(?:关于我们|联系我们|网站地图|版权声明|免责声明|广告服务)(?:\s*[|｜\s]|$)/,
  /^(?:相关|热门|热点|推荐|精彩|更多|延伸|今日|编辑|网友|最新)(?:推荐|阅读|新闻|链接|文章|评论|报道|专题|资讯)[:：>＞\s]*$/,
  /^(?:扫一扫|扫码|长按|点击|关注).{0,24}(?:二维码|公众号|关注|下载|查看|客户端|阅读原文)/,
  /^(?:原标题|责任编辑)[:：]\s*$/,
  /^(?:免责声明|版权声明|特别声明|声明|温馨提示)[:：]/,
  /未经(?:授权|许可|书面).{0,20}(?:转载|使用|不得|禁止)/,
  /^[(（]?更新时间戳/,
  /^(?:\S{1,8}\s*[|｜]\s*){2,}\S{1,12}$/,
  /^https?:\/\/\S+$/,
  /今日推荐$|^分享到/,
  /^(?:阅读|浏览|点击)(?:量|数|次数)?[:：]?\s?\d+/,
  /^(?:我要|发表|查看|参与)(?:评论|留言|反馈)/,
  /^(?:登录|登陆)\s*[|｜/]\s*注册/,
  /^(?:评论|收藏|点赞|分享|转发|赞)\s*[(（]?\d+[)）]?$|^\d+\s?(?:条|个|人)?(?:评论|参与|点赞|阅读|跟贴|跟帖|收藏)/,
  /扫一扫.{0,10}(?:分享|朋友圈|好友|打开)|^(?:微信|手机)扫(?:一扫|码)/,
  /^(?:标签|关键词|关键字|Tags?)\s*[:：]/i,
  /^(?:上一篇|下一篇|上一条|下一条)\s*[:：]/,
  /^(?:请)?登录后(?:才能)?(?:发表|可以|参与|查看)?(?:评论|留言)|^网友评论仅供|评论不代表本(?:站|网)/,
  /^(?:本文|文章|以上内容)(?:仅代表|为)(?:作者|转载|原创).{0,30}(?:观点|立场|无关|来源)/,
  /^(?:下载|打开|安装).{0,10}(?:客户端|APP|App)/,
  /^(?:了解|查看)?更多.{0,16}(?:关注|扫码|下载|点击|登录)/,
];

/** All forms at once: asked of every short line, one expression is several times faster than a list of them. */
const FORM = new RegExp(FORMS.map(({ source }) => source).join('|'), 'i');

const LEAST_LIST = 4;

/** Sections side by side on one line: short words, some of them known; a list of names has none. */
export function isNavigationList(reading: Reading): boolean {
  if (reading.length > LONGEST_BOILERPLATE || /[，。、：；“”（）]/.test(reading)) return false;
  const parts = reading.split(/[\s|｜]+/);
  const known = parts.filter((part) => navigation.has(part)).length;
  return parts.length >= LEAST_LIST && known >= 2 && parts.every((part) => part.length <= 6);
}

/** Brackets, bars and arrows round and between buttons. */
const BETWEEN_CONTROLS = /[\s|｜/【】[\]()（）>＞»›↑]+/;

/** Is the line what a web page or a converter put round the article, by its form alone? */
export function isBoilerplateLine(reading: Reading): boolean {
  if (reading.length > LONGEST_BOILERPLATE) return false;
  const words = reading.split(BETWEEN_CONTROLS).filter((word) => word !== '');
  if (words.length > 0 && words.every((word) => controls.has(word))) return true;
  return FORM.test(reading);
}

/** The name of an image file, which a converter leaves above the caption. */
export const isImageName = (reading: Reading): boolean =>
  reading.length < 100 && /\.(?:jpe?g|png|gif|webp|bmp)\)?$/i.test(reading);
