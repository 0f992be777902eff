import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import iconv from 'iconv-lite';
import { detectEncoding } from '../server/src/host/encoding.ts';
import { decode } from '../server/src/host/files.ts';

const SIMPLIFIED = '县图书馆昨日开馆\n\n新馆面积3.2万平方米，藏书20万册，设有少儿阅览区（一层）和“城市书房”。';
const TRADITIONAL = '縣圖書館昨日開館\n\n新館面積3.2萬平方公尺，藏書20萬冊，設有兒童閱覽區（一樓）與「城市書房」。';

describe('detectEncoding', () => {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)
    test(`simplified text in ${encoding}`, () =>
      assert.equal(detectEncoding(iconv.encode(SIMPLIFIED, encoding)), encoding));
  for (const encoding of ['utf-8', 'gb18030', 'big5', 'utf-16le'] as const)
    test(`traditional text in ${encoding}`, () =>
      assert.equal(detectEncoding(iconv.encode(TRADITIONAL, encoding)), encoding));

  test('short headlines', () => {
    assert.equal(detectEncoding(iconv.encode('春耕备耕有序推进', 'gb18030')), 'gb18030');
    assert.equal(detectEncoding(iconv.encode('春耕備耕有序推進', 'big5')), 'big5');
  });

  test('plain ASCII, an empty file and Latin text are UTF-8', () => {
    assert.equal(detectEncoding(Buffer.from('hello, world')), 'utf-8');
    assert.equal(detectEncoding(new Uint8Array()), 'utf-8');
    assert.equal(detectEncoding(Buffer.from('café crème, São Paulo', 'latin1')), 'utf-8');
  });

  test('UTF-8 with one damaged character stays UTF-8', () => {
    const bytes = Buffer.from(SIMPLIFIED.repeat(20));
    bytes[100] = 0x20;
    assert.equal(detectEncoding(bytes), 'utf-8');
  });

  test('a stray NUL does not make it UTF-16', () => {
    assert.equal(detectEncoding(Buffer.from(`${SIMPLIFIED}\0${SIMPLIFIED}`)), 'utf-8');
  });

  test('a sample that ends inside a character', () => {
    const bytes = Buffer.from(`a${SIMPLIFIED.repeat(1000)}`);
    assert.equal(detectEncoding(bytes), 'utf-8');
  });
});

test('decode reads closed files in the encoding they are in', () => {
  const { text, encoding } = decode(iconv.encode(SIMPLIFIED, 'gb18030'));
  assert.equal(text, SIMPLIFIED);
  assert.equal(encoding, 'gb18030');
});
