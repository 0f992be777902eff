import { articleRule } from '../../core/engine/rule.ts';
import { boilerplateRuns, keepOnlyArticle, removalEdits } from '../../core/script/boilerplate.ts';

const LONGEST_QUOTE = 20;

/** What a web page put round its article: navigation, share bars, related links, licence lines. */
export const webBoilerplate = articleRule(
  {
    id: 'web-boilerplate',
    family: 'script',
    title: { zh: '网页残留', en: 'Web boilerplate' },
    severity: 'info',
    fix: 'suggestion',
    options: {
      lines: {
        type: 'strings',
        default: [],
        description: '本社常见的网页残留行的开头（用简体写），与内置的行一样处理。',
      },
      editors: {
        type: 'boolean',
        default: false,
        description: '凡写明编辑的行（如“【编辑:某某】”）都算网页残留；“责任编辑：某某”一行总是算。',
      },
    },
    docs: {
      what: '导航、面包屑、分享栏、评论框、相关推荐、备案许可、责任编辑等不属于稿件的行，可逐段删除或只留正文。',
      why: '抓取网页时这些行混进稿件；按行的形式和位置识别，稿件自己的小标题、图说、署名、来源行不报。',
      bad: ['首页 > 新闻 > 本地\n\n县图书馆开馆\n\n县图书馆昨日开馆，藏书二十万册。'],
      good: ['县图书馆开馆\n\n本报记者 王一\n\n县图书馆昨日开馆，藏书二十万册。\n\n阅览区\n\n读者在阅览。 王一 摄'],
    },
  },
  function* (page, options) {
    const runs = boilerplateRuns(page, options);
    const all = runs.length > 1 ? keepOnlyArticle(page, options) : [];
    for (const run of runs) {
      const { start } = run[0]!;
      const { end } = run.at(-1)!;
      const first = page.text.slice(start, run[0]!.end);
      const shown = first.length > LONGEST_QUOTE ? `${first.slice(0, LONGEST_QUOTE)}…` : first;
      const count = run.length > 1 ? `等 ${run.length} 行` : '';
      yield {
        start,
        end,
        message: `网页残留“${shown}”${count}，不属于稿件`,
        fixes: [
          {
            kind: 'suggestion',
            title: run.length > 1 ? `删除这 ${run.length} 行` : '删除这一行',
            edits: removalEdits(page, run),
          },
          ...(all.length > 0 ? [{ kind: 'suggestion', title: '只留正文', edits: all } as const] : []),
        ],
      };
    }
  },
);
