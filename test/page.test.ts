import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { outline } from '../server/src/core/page/outline.ts';
import { parsePage } from '../server/src/core/page/parse.ts';

/** Role and text of every block, print lines joined by ⏎. */
function rolesOf(text: string): string[] {
  return parsePage(text).blocks.map(
    ({ role, lines }) => `${role} ${lines.map(({ start, end }) => text.slice(start, end)).join('⏎')}`,
  );
}

describe('parsePage', () => {
  test('a published article: headline, then a paragraph a line', () => {
    const text = '临江县新修三座便民桥\n\n入秋以来，临江县交通局修桥三座。\n过河的路近了两公里。\n';
    assert.deepEqual(rolesOf(text), [
      'headline 临江县新修三座便民桥',
      'paragraph 入秋以来，临江县交通局修桥三座。',
      'paragraph 过河的路近了两公里。',
    ]);
  });

  test('blank text has neither blocks nor articles', () => {
    for (const text of ['', ' \n\n　\n'])
      assert.deepEqual([parsePage(text).blocks, parsePage(text).articles], [[], []]);
  });

  test('a sentence alone is a paragraph', () => {
    assert.deepEqual(rolesOf('参加比赛的有八十人。'), ['paragraph 参加比赛的有八十人。']);
  });

  test('an opening sentence that lost its full stop is no headline, a long title with keywords is one', () => {
    const roleOf = (line: string) => parsePage(`${line}\n\n村民们说，水渠修通以后，浇地再也不用排队。`).blocks[0]!.role;
    assert.equal(
      roleOf('今年春天以来，石桥镇先后修通了七条水渠，沿线十二个村的三千多亩旱地都用上了河水，村民们非常高兴'),
      'paragraph',
    );
    assert.equal(
      roleOf('石桥镇七条水渠修通，三千多亩旱地用上河水-水利,春灌,石桥镇,河水上山,丰收在望-清河新闻网'),
      'headline',
    );
  });

  test('the note whose pictures the page prints is no caption', () => {
    const { blocks } = parsePage(
      '河水上了山\n\n石桥镇修通了七条水渠。\n\n渠水流进旱地。陈小雨 摄\n\n本版图片均为本报资料图片',
    );
    assert.deepEqual(
      blocks.map(({ role }) => role),
      ['headline', 'paragraph', 'caption', 'other'],
    );
  });

  test('bylines and subtitles part the articles of a page', () => {
    const text = [
      '灯火照亮归家路',
      '——清河镇路灯改造见闻',
      '本报记者 周小南',
      '天黑了，清河镇的路灯一盏接一盏亮起来，晚归的人不再摸黑。',
      '修灯也修心',
      '镇里把修灯的事交给每个村民小组，谁家门口的灯坏了谁先报。',
      '河边添了读书角',
      '本报讯（记者高梅）周末的河边，孩子们在新搭的棚子下读书。',
    ].join('\n\n');
    assert.deepEqual(
      rolesOf(text).map((line) => line.split(' ')[0]),
      ['headline', 'subtitle', 'byline', 'paragraph', 'subhead', 'paragraph', 'headline', 'paragraph'],
    );
    assert.deepEqual(
      parsePage(text).articles.map(({ start }) => text.slice(start, start + 4)),
      ['灯火照亮', '河边添了'],
    );
  });
});

/** Heads and notes of a sample by article: role and first characters. */
function headsOf(name: string): string[][] {
  const { text, articles } = parsePage(sample(name));
  return articles.map(({ blocks }) =>
    blocks
      .filter(({ role }) => role !== 'paragraph' && role !== 'boilerplate')
      .map(({ role, start, end }) => `${role} ${text.slice(start, Math.min(end, start + 9))}`),
  );
}

const sample = (name: string): string => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');

describe('samples', () => {
  test('an evening paper read by OCR: three articles, kicker and headline on one line, captions without credit', () => {
    assert.deepEqual(headsOf('evening-paper.txt'), [
      ['headline 清河市三年改造老旧', 'subtitle 全市供水漏损率逐年', 'byline 清河晚报全媒体记者'],
      [
        'headline 2024 清河环湖',
        'subtitle 为环湖绿道的首场大',
        'caption 活动现场 本组图片',
        'caption 市民在观鸟台前合影',
        'caption 纪念奖牌',
      ],
      ['kicker 走进古老技艺 留住', 'headline 我市启动"非遗传习'],
    ]);
    assert.deepEqual(parsePage(sample('evening-paper.txt')).layout, { kind: 'spaced', width: 18 });
  });

  test('a hard-wrapped page: print lines are regrouped into paragraphs', () => {
    const { blocks, layout } = parsePage(sample('hard-wrapped.txt'));
    assert.deepEqual(layout, { kind: 'wrapped', width: 20 });
    assert.deepEqual(
      blocks.map(({ role, lines }) => `${role} ${lines.length}`),
      [
        'headline 1',
        'subtitle 1',
        'byline 1',
        'paragraph 5',
        'paragraph 4',
        'paragraph 6',
        'subhead 1',
        'paragraph 6',
        'paragraph 6',
        'subhead 1',
        'paragraph 6',
        'paragraph 5',
        'paragraph 3',
      ],
    );
  });

  test('three stories with captions between the halves of a paragraph', () => {
    assert.deepEqual(headsOf('three-stories.txt'), [
      [
        'headline 架起连心桥',
        'subtitle ——清河市推行“板',
        'byline 本报记者 吴远',
        'subhead 小板凳 坐出大民主',
        'caption 近日，石桥镇司法所',
        'subhead 小议题 议出新日子',
      ],
      ['headline 老渡口有了新故事', 'byline 本报记者 高梅', 'caption 入汛以来，清河市应'],
      ['headline 河边添了读书角'],
    ]);
  });

  test('a scraped interview: navigation, breadcrumb, summary and footer are boilerplate, questions are not heads', () => {
    const { blocks, articles } = parsePage(sample('web-scrape.txt'));
    assert.deepEqual(headsOf('web-scrape.txt'), [
      ['headline 把书房搬到田埂上', 'dateline 来源：清河新闻网 ', 'byline [责任编辑：林小满'],
    ]);
    assert.equal(blocks.filter(({ role }) => role === 'paragraph').length, 8);
    assert.deepEqual(articles[0]!.dateline, { year: 2024, month: 4, day: 23 });
  });

  test('a traditional page with pinyin notes: roles are read through the notes', () => {
    const { script, blocks } = parsePage(sample('traditional-pinyin.txt'));
    const count = (wanted: string) => blocks.filter(({ role }) => role === wanted).length;
    assert.equal(script, 'traditional');
    assert.deepEqual(
      ['headline', 'dateline', 'byline', 'subhead', 'caption', 'boilerplate'].map(count),
      [1, 1, 2, 4, 2, 16],
    );
  });
});

describe('outline', () => {
  test('sections run to the next heading of their level', () => {
    const text = [
      '小镇有了新图书馆',
      '馆舍旧貌换新颜',
      '图书馆原是一座粮仓，去年春天开始改建，如今窗明几净。',
      '读者来自十里八乡',
      '每到周末，邻近几个镇的孩子坐车来借书，走时都背满一包。',
    ];
    const page = parsePage(text.join('\n\n'));
    const [article] = outline(page);
    const shown = article!.sections.map(({ heading, end }) => [
      page.text.slice(heading.start, heading.end),
      page.text.slice(end - 3, end),
    ]);
    assert.deepEqual(shown.at(-1), ['读者来自十里八乡', '一包。']);
  });
});
