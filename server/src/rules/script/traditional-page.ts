import { articleRule } from '../../core/engine/rule.ts';
import { HOUSE_OPTION, type HouseScript } from '../../core/script/convert.ts';
import { foreignRegions, regionFinding } from '../../core/script/region.ts';

/** Whole pages, articles and paragraphs in the other script; single characters are traditional-character's. */
export const traditionalPage = articleRule(
  {
    id: 'traditional-page',
    family: 'script',
    title: { zh: '整篇繁体', en: 'Traditional page' },
    severity: 'warning',
    fix: 'suggestion',
    options: { house: HOUSE_OPTION },
    docs: {
      what: '整篇、整段用繁体字排印的稿件，一处报告，可整篇转为简体。',
      why: '网页转码和港台来稿会混入繁体；转换按词语进行，一对多的字逐一列出供核对，日文、引文和姓名用字不动。',
      bad: ['市衛生局昨日宣佈，全市醫療機構將開設專門門診，為老年患者提供綠色通道。'],
      good: ['市卫生局昨日宣布，全市医疗机构将开设专门门诊，为老年患者提供绿色通道。'],
    },
  },
  function* (page, { house }, language) {
    const to = house as HouseScript;
    for (const region of foreignRegions(page, to)) yield regionFinding(region, to, language);
  },
);
