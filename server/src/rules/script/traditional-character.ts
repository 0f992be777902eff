import type { Certainty, Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { HOUSE_OPTION, type HouseScript } from '../../core/script/convert.ts';
import { foreignRegions } from '../../core/script/region.ts';
import { type Stray, type StrayKind, straysOf } from '../../core/script/stray.ts';

/** Single characters that the house does not set, outside the pages and paragraphs that traditional-page reports whole. */
export const traditionalCharacter = articleRule(
  {
    id: 'traditional-character',
    family: 'script',
    title: { zh: '夹杂的繁体字、异体字', en: 'Traditional or variant character' },
    severity: 'warning',
    fix: 'safe',
    options: { house: HOUSE_OPTION },
    docs: {
      what: '简体稿件里夹杂的繁体字、异体字，以及部首码位、兼容汉字、私用区字符、误作〇的○和O、全角字母。',
      why: '字形与规范字相近，读者难以察觉，检索却找不到；一一对应的可直接改，姓名、引文、书名里的只作提示，日文不报。',
      bad: ['记者见到她們时，展览已经开幕。', '二○二四年春天，新馆落成。', '学⽣们走进⻋间参观。'],
      good: [
        '记者见到她们时，展览已经开幕。',
        '二〇二四年春天，新馆落成。',
        '乾隆年间的碑刻、瞭望塔和《徐霞客游记》。',
        '日本の東京スカイツリーを訪れる。',
      ],
    },
  },
  function* (page, { house }) {
    const to = house as HouseScript;
    for (const stray of straysOf(page, foreignRegions(page, to), to)) yield report(page.text, stray, to);
  },
);

function report(text: string, stray: Stray, house: HouseScript): Finding {
  const { start, end, newText } = stray;
  const name = stray.kind === 'script' && house !== 'simplified' ? '简体字' : NAMES[stray.kind];
  const quote = text.slice(start, end);
  return {
    start,
    end,
    certainty: certaintyOf(stray),
    message: newText === undefined ? `${name}“${quote}”，不知原为何字` : `${name}“${quote}”，应为“${newText}”`,
    ...(newText !== undefined && {
      fixes: [
        {
          kind: stray.isUnique && !stray.isGuarded ? 'safe' : 'suggestion',
          title: `改为${newText}`,
          edits: [{ span: { start, end }, newText }],
        },
      ],
    }),
  };
}

const NAMES: Readonly<Record<StrayKind, string>> = {
  script: '繁体字',
  variant: '异体字',
  radical: '部首码位',
  compatibility: '兼容汉字',
  'private-use': '私用区字符',
  zero: '误作〇的',
  'full-width': '全角字母',
};

function certaintyOf({ kind, isGuarded, newText }: Stray): Certainty {
  if (isGuarded) return 'possible';
  return kind === 'variant' || kind === 'full-width' || newText === undefined ? 'likely' : 'sure';
}
