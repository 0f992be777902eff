import assert from 'node:assert/strict';
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
