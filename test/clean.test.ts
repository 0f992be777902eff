import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../server/src/core/engine/fixes.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { keepOnlyArticle } from '../server/src/core/script/boilerplate.ts';
import { cleanPage } from '../server/src/core/script/clean.ts';
import { testLanguage } from './language.ts';

const SCRAPED = `首頁(yè)
要聞
您的位置：首頁(yè) > 要聞 > 社會(huì)

縣圖書館延長開(kāi)放時(shí)間

來源：今日?qǐng)?bào)  2024-03-05 09:10
分享到：

縣圖書館宣佈，&ldquo;夜讀&rdquo;專區(qū)自下週起開(kāi)放，讀者紛紛表示歡(huān)迎。

讀(dú)者需求

不少讀者帶著孩子前來，閱覽室的座位增加(jiā)了一倍。

相關(guān)推薦
關(guān)于我們 | 廣告服務(wù) | 聯(lián)系我們
`;

const PRINTED = `县图书馆延长开放时间

来源：今日报  2024-03-05 09:10
县图书馆宣布，“夜读”专区自下周起开放，读者纷纷表示欢迎。

读者需求

不少读者带着孩子前来，阅览室的座位增加了一倍。

`;

test('a scraped traditional page with pinyin, entities, damage and navigation reads as printed', () => {
  const { text, edits, counts } = cleanPage(SCRAPED, { house: 'simplified' }, testLanguage);
  assert.equal(text, PRINTED);
  assert.equal(applyEdits(SCRAPED, edits), text);
  for (const [step, count] of Object.entries(counts)) assert.ok(count > 0, step);
});

test('a clean page stays as it is', () => {
  const { text, edits } = cleanPage(PRINTED.trimEnd(), { house: 'simplified' }, testLanguage);
  assert.equal(text, PRINTED.trimEnd());
  assert.deepEqual(edits, []);
});

test('cleaning twice changes nothing more', () => {
  const once = cleanPage(SCRAPED, { house: 'simplified' }, testLanguage).text;
  assert.equal(cleanPage(once, { house: 'simplified' }, testLanguage).text, once);
});

test('a house that sets traditional text', () => {
  const { text } = cleanPage('县图书馆通知，读者可以带着孩子来阅览室。', { house: 'traditional-taiwan' }, testLanguage);
  assert.equal(text, '縣圖書館通知，讀者可以帶著孩子來閱覽室。');
});

test('keep only the article', () => {
  const page = parsePage(SCRAPED);
  const kept = applyEdits(SCRAPED, keepOnlyArticle(page));
  assert.ok(kept.startsWith('縣圖書館延長'));
  assert.ok(!/要聞|分享|推薦|廣告/.test(kept));
});
