/** ln odds, 0 … 5, that a block with this opening begins a text of its own: as reports and items do, with who says it, with a time or a link word. */
export function freshnessOf(opening: string): number {
  if (LEAD.test(opening)) return 5;
  if (SAYS.test(opening)) return 3;
  return OPENS.test(opening) ? 0.8 : 0;
}

const LEAD =
  /^(?:[\p{Script=Han}\d、·\s]{2,24}(?:[讯訊电電]|消息)[\s（(:：]|(?:本报|本網|本网|记者|据悉|据了解|据介绍|(?:昨天|今天|今晚|昨晚|当天)[（(]|当地时间|(?:近日|日前)[，,])|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[—―-]{2}|【)/u;

const SAYS = /^[\p{Script=Han}·“”]{1,12}(?:强调|指出|表示|说|介绍|认为|透露|坦言|告诉记者)[，,：:]/u;
const OPENS =
  /^(?:据|此外|同时|目前|随着|为了?|近日|日前|今[年天日]|去年|近年|昨[天日]|首先|其次|最后|另外|当[天日]|[一二三四五六七八九]是|第[一二三四五六七八九十]|\d{1,4}[年月日])/;
