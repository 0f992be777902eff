import { articleRule } from '../../core/engine/rule.ts';
import { damagesOf } from '../../core/script/mojibake.ts';

/** The longest damaged text a message quotes. */
const LONGEST_QUOTE = 16;

/** Text decoded with the wrong charset or with bytes lost, restored where the bytes tell what was printed. */
export const mojibake = articleRule(
  {
    id: 'mojibake',
    family: 'script',
    title: { zh: '乱码', en: 'Mojibake' },
    severity: 'error',
    fix: 'suggestion',
    docs: {
      what: '编码读错或丢了字节而成的乱码：UTF-8 与 GBK、Big5、Latin-1 互相读错，GBK 丢一个字节后错位，替换符 U+FFFD。',
      why: '乱码多可由剩下的字节还原，还原结果用语言模型核定，供确认；字节已失的说明无法还原。',
      bad: ['鏂伴椈鑱旀挱', 'æ–°é—»ä¸­å¿ƒ', '会议由��主持。'],
      good: [
        '他爱唱卡拉OK，常穿T恤，持有A股和B股。',
        '这里有鼋头渚、氍毹、饕餮和郫县豆瓣。',
        'São Paulo 与 Zürich 签约；こんにちは。',
      ],
    },
  },
  {
    block: function* (page, _options, language) {
      for (const { start, end, newText, cause, certainty } of damagesOf(page, language)) {
        const quote = page.text.slice(start, end);
        const shown = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
        yield {
          start,
          end,
          certainty,
          message: `乱码“${shown}”：${cause}${newText === undefined ? '' : `，原文应为“${newText}”`}`,
          ...(newText !== undefined && {
            fixes: [{ kind: 'suggestion', title: '还原乱码', edits: [{ span: { start, end }, newText }] }],
          }),
        };
      }
    },
  },
);
