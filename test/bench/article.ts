const SENTENCES = [
  '石桥镇第三届运动会周末在镇中学操场开幕，来自12个村的640名选手参加了8个项目。',
  '镇长林小满说，“今年的项目比去年多，乡亲们的劲头也更足。”',
  '据介绍，镇里今年投入35万元修整操场，新铺跑道400米，添置器材120余件。',
  '下午的拔河比赛最热闹，上游村和下游村僵持了三分多钟，看台上的加油声一浪高过一浪。',
  '截至3月5日，报名参加秋季长跑的已有2100多人，占全镇常住人口的一成以上。',
  '“过去晒谷的地方，如今成了大家锻炼的好去处。”村民老周一边擦汗一边说。',
];
const SUBHEADS = ['操场变了样', '乡亲上赛场', '夜里也热闹', '明年怎么办'];

/** An article of about `bytes` bytes of UTF-8, the same for the same size: headline, byline, sections of paragraphs. */
export function articleOf(bytes: number): string {
  const lines = ['石桥镇运动会周末开幕', '本报记者 周一川', ''];
  let size = 0;
  for (let i = 0; size < bytes; i++) {
    if (i % 6 === 5) lines.push(SUBHEADS[((i / 6) % SUBHEADS.length) | 0]!);
    const paragraph = [0, 1, 2].map((k) => SENTENCES[(i * 3 + k * (1 + (i % 5))) % SENTENCES.length]).join('');
    lines.push(`　　${paragraph}`);
    size += paragraph.length * 3;
  }
  return `${lines.join('\n')}\n`;
}
