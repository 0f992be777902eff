import { articleRule } from '../../core/engine/rule.ts';
import { type Annotation, insertedAnnotations } from '../../core/script/annotation.ts';

/** Pinyin that a web page put in brackets after characters: one finding a page, each instance at hint. */
export const pinyinAnnotation = articleRule(
  {
    id: 'pinyin-annotation',
    family: 'script',
    title: { zh: '网页插入的拼音注音', en: 'Inserted pinyin' },
    severity: 'warning',
    fix: 'safe',
    docs: {
      what: '网页转码时插在常用字后面的括注拼音，全页一处报告并可一次删除，每处另有提示。',
      why: '机器插入的注音打断文句；生僻字只注一次、多音字注其次要读音、讲读音的文字和外文名缩写都属正当括注，不报。',
      bad: ['縣醫院門診樓昨日啟用，設(shè)有兒科。', '新华(huá)书(shū)店(diàn)今起(qǐ)延时开放。'],
      good: [
        '古籍中的“犇”(bēn)字如今少见。',
        '公司首席执行官(CEO)介绍，线路全长12公里(km)。',
        '来自六(lù)安的茶农带来了新茶。',
      ],
    },
  },
  function* (page) {
    const annotations = insertedAnnotations(page);
    const first = annotations[0];
    if (!first) return;
    const edits = annotations.map(deletionOf);
    const spelled = page.text.slice(first.start - 1, first.end);
    yield {
      start: first.start,
      end: first.end,
      message: `全文有 ${annotations.length} 处插入的拼音注音，如“${spelled}”`,
      fixes: [{ kind: 'safe', title: `删除全文 ${annotations.length} 处拼音注音`, edits }],
    };
    for (const annotation of annotations) {
      yield {
        start: annotation.start,
        end: annotation.end,
        certainty: 'possible',
        message: `插入的拼音注音“${page.text.slice(annotation.start, annotation.end)}”`,
        fixes: [{ kind: 'safe', title: '删除这处注音', edits: [deletionOf(annotation)] }],
      };
    }
  },
);

const deletionOf = ({ start, end }: Annotation) => ({ span: { start, end }, newText: '' });
