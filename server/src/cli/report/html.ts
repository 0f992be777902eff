import { estimateErrorRate, rateOf } from '../../core/engine/error-rate.ts';
import { proofMarksOf } from '../../core/engine/proof-marks.ts';
import { ruleById } from '../../core/engine/registry.ts';
import type { Settings } from '../../core/engine/settings.ts';
import { parsePage } from '../../core/page/parse.ts';
import type { FileEntry, ProblemEntry } from '../../host/file-entry.ts';
import { entryOf } from '../../host/file-review.ts';
import { barChart, escapeHtml, timeChart } from './html-chart.ts';
import { SCRIPT, STYLE } from './html-style.ts';
import type { Reporter, ReportOptions, Summary } from './reporter.ts';
import { SEVERITY_NAMES } from './text.ts';

/**
 * One self-contained page: figures, charts, and each text with its marks and corrections. It is written as files are finished; the head,
 * known last, is written last and shown first by its `order`.
 */
export function htmlReporter({ textOf, settings }: ReportOptions): Reporter {
  const byDay = new Map<string, number>();
  const byPaper = new Map<string, number>();
  const rate = { errors: 0, characters: 0 };
  let number = 0;
  return {
    begin: () =>
      `<!doctype html>\n<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>校样复核报告</title><style>${STYLE}</style>\n<body>\n`,
    file: (review) => {
      const entry = entryOf(review);
      const text = textOf(entry.path);
      const { errors, characters } = estimateErrorRate(parsePage(text), entry.problems, settings);
      rate.errors += errors;
      rate.characters += characters;
      if (entry.problems.length === 0) return [];
      add(byDay, dayOf(entry.path, text), entry.problems.length);
      add(byPaper, paperOf(entry.path), entry.problems.length);
      const first = number + 1;
      number += entry.problems.length;
      return [fileSection(entry, text, first)];
    },
    end: (summary) =>
      `${headOf(summary, rateTile(rate, settings), byDay, byPaper)}${filterOf(summary)}<script>${SCRIPT}</script>\n</body></html>\n`,
  };
}

const add = (counts: Map<string, number>, key: string | undefined, count: number): void => {
  if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + count);
};

/** The day in the file's path (2024-05-30, 20240530), else that of the first dateline. */
function dayOf(path: string, text: string): string | undefined {
  const named = /(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path);
  if (named) return `${named[1]}-${named[2]}-${named[3]}`;
  const dateline = parsePage(text).articles.find((article) => article.dateline?.year && article.dateline.day)?.dateline;
  return (
    dateline && [dateline.year, dateline.month, dateline.day].map((part) => String(part).padStart(2, '0')).join('-')
  );
}

/** The folder next to the file is taken for its paper. */
const paperOf = (path: string): string => path.split(/[\\/]/).at(-2) || '.';

/** The estimated error rate of all files together, with the line up to which a paper passes. */
function rateTile(counted: { errors: number; characters: number }, { errorRate: { passLine } }: Settings): string {
  const { errors, characters, rate } = rateOf(counted.errors, counted.characters);
  const basis = `计错 ${errors.toFixed(1)}，${characters.toLocaleString('en')} 字；报纸合格线万分之 ${passLine}`;
  const verdict = rate <= passLine ? '合格' : '不合格';
  return `<div class="tile" title="${basis}"><b>万分之 ${rate.toFixed(2)}</b><span>编校差错率（估算，${verdict}）</span></div>`;
}

function headOf(
  summary: Summary,
  rate: string,
  byDay: ReadonlyMap<string, number>,
  byPaper: ReadonlyMap<string, number>,
): string {
  const byRule = new Map(Object.entries(summary.byRule).map(([rule, count]) => [titleOf(rule), count]));
  const tiles = [
    [summary.files.toLocaleString('en'), '文件'],
    [summary.characters.toLocaleString('en'), '字符'],
    [summary.problems.toLocaleString('en'), '问题'],
    [summary.characters ? ((summary.problems / summary.characters) * 10_000).toFixed(2) : '0', '问题／万字'],
  ].map(([figure, name]) => `<div class="tile"><b>${figure}</b><span>${name}</span></div>`);
  const charts = [
    barChart('按规则', byRule),
    byDay.size > 1 ? timeChart('按日期', byDay) : '',
    byPaper.size > 1 ? barChart('按文件夹（报纸）', byPaper) : '',
  ];
  return `<header><h1>校样复核报告</h1><div class="tiles">${tiles.join('')}${rate}</div><div class="charts">${charts.join('')}</div></header>\n`;
}

function filterOf({ byRule }: Summary): string {
  const severities = Object.entries(SEVERITY_NAMES).map(
    ([severity, name]) => `<label><input type="checkbox" name="severity" value="${severity}" checked> ${name}</label>`,
  );
  const rules = Object.keys(byRule)
    .sort()
    .map((rule) => `<option value="${rule}">${escapeHtml(titleOf(rule))}</option>`);
  return `<form class="filter">${severities.join('')}<select name="rule" aria-label="规则"><option value="">全部规则</option>${rules.join('')}</select><input name="words" type="search" placeholder="文字或路径"><output class="soft" name="shown"></output></form>\n`;
}

const titleOf = (rule: string): string => ruleById(rule)?.meta.title.zh ?? rule;

function fileSection({ path, problems, characters }: FileEntry, text: string, first: number): string {
  const items = problems.map((problem, index) => problemItem(problem, text, first + index));
  const name = escapeHtml(path);
  return `<details data-path="${name}"><summary>${name}<span class="soft">${problems.length} 处 · ${characters} 字</span></summary><div class="sheet"><div class="text">${markedText(text, problems, first)}</div><ol>${items.join('')}</ol></div></details>\n`;
}

function problemItem(
  { rule, severity, startLine, startColumn, message, fixes }: ProblemEntry,
  text: string,
  number: number,
): string {
  const shown = fixes.slice(0, 3).map(({ title, edits }) => {
    const marks = proofMarksOf(
      text,
      edits.map(({ start, end, text: newText }) => ({ span: { start, end }, newText })),
    );
    const rest = marks.length > MAXIMUM_MARKS ? ` 等 ${marks.length} 处` : '';
    const words = marks
      .slice(0, MAXIMUM_MARKS)
      .map(({ mark, before, after }) => `<b>${mark}</b>${quoted('del', before)}${quoted('ins', after)}`);
    return `<div class="fix">${escapeHtml(title)}：${words.join('；')}${rest}</div>`;
  });
  return `<li class="${severity}" data-rule="${rule}" data-mark="m${number}"><a href="#m${number}">${number}</a> <span class="soft">${startLine}:${startColumn} ${SEVERITY_NAMES[severity]}</span> ${escapeHtml(message)} <code>${rule}</code>${shown.join('')}</li>`;
}

const MAXIMUM_MARKS = 6;
const MAXIMUM_QUOTED = 30;

function quoted(tag: 'del' | 'ins', text: string): string {
  if (text === '') return '';
  const cut = text.length > MAXIMUM_QUOTED ? `${text.slice(0, MAXIMUM_QUOTED)}…` : text;
  return ` <${tag}>${escapeHtml(cut.replace(/\r\n|\n|\r/g, '↵').replace(/[ \t]/g, '␣'))}</${tag}>`;
}

/** The whole text, each problem marked with its number; a problem inside another is marked by its number alone. */
function markedText(text: string, problems: readonly ProblemEntry[], first: number): string {
  let html = '';
  let at = 0;
  problems.forEach(({ start, end, severity }, index) => {
    const id = `id="m${first + index}"`;
    const from = Math.max(start, at);
    html += escapeHtml(text.slice(at, from));
    at = Math.max(at, end);
    html += `<mark ${id} class="${severity}">${escapeHtml(text.slice(from, end))}<sup>${first + index}</sup></mark>`;
  });
  return html + escapeHtml(text.slice(at));
}
