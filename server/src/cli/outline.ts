import { type ArticleOutline, outline as outlineOf } from '../core/page/outline.ts';
import { parsePage } from '../core/page/parse.ts';
import type { Span } from '../core/text/span.ts';
import { failureOf } from '../host/failure.ts';
import type { Encoding } from '../host/files.ts';
import { lineStartsOf, positionAt } from '../host/lines.ts';
import { gatherInputs, readInput, STDIN } from './inputs.ts';
import { type ExitStatus, print, printable, tell } from './terminal.ts';

export interface OutlineOptions {
  readonly format: 'text' | 'json';
  readonly encoding: Encoding | 'auto';
  readonly config?: string;
}

/** `galley outline`: the articles of each page, their headlines, bylines, sections and captions. */
export async function outline(patterns: readonly string[], options: OutlineOptions): Promise<ExitStatus> {
  const inputs = gatherInputs(patterns, options.config);
  const files = [...(inputs.stdin ? [STDIN] : []), ...inputs.files];
  let hasFailed = inputs.hasFailed;
  let separator = '';
  if (options.format === 'json') await print('[');
  for (const path of files) {
    try {
      const { text } = readInput(inputs, path, options.encoding);
      const articles = outlineOf(parsePage(text));
      await print(
        options.format === 'text'
          ? describe(path, text, articles)
          : separator + JSON.stringify({ path, articles: articles.map((article) => entryOf(text, article)) }),
      );
      separator = ',\n';
    } catch (error) {
      hasFailed = true;
      tell(failureOf(path, error));
    }
  }
  if (options.format === 'json') await print(']\n');
  return hasFailed ? 2 : 0;
}

function entryOf(text: string, article: ArticleOutline) {
  const quoted = ({ start, end }: Span) => ({ start, end, text: text.slice(start, end) });
  const orNull = (span: Span | undefined) => (span ? quoted(span) : null);
  const { start, end, headline, kicker, subtitle, bylines, sections, captions, paragraphs, boilerplate } = article;
  return {
    start,
    end,
    headline: orNull(headline),
    kicker: orNull(kicker),
    subtitle: orNull(subtitle),
    bylines: bylines.map(quoted),
    sections: sections.map(({ heading, start: from, end: to }) => ({ heading: quoted(heading), start: from, end: to })),
    captions: captions.map(quoted),
    paragraphs: paragraphs.map(quoted),
    boilerplate: boilerplate.map(quoted),
  };
}

const LONGEST = 60;

function describe(path: string, text: string, articles: readonly ArticleOutline[]): string {
  const lineStarts = lineStartsOf(text);
  const line = (name: string, indent: string) => (span: Span) => {
    const words = printable(text.slice(span.start, span.end).replace(/\s+/g, ' '));
    const shown = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
    return `${String(positionAt(lineStarts, span.start).line).padStart(6)}  ${indent}${name} ${shown}\n`;
  };
  const one = (name: string, span: Span | undefined) => (span ? line(name, '')(span) : '');
  const parts = articles.map(({ kicker, headline, subtitle, bylines, sections, captions, paragraphs }) =>
    [
      one('引题', kicker),
      headline ? one('标题', headline) : '        （无标题）\n',
      one('副题', subtitle),
      ...bylines.map(line('署名', '  ')),
      ...sections.map(({ heading, level }) => line('小标题', level === 1 ? '  ' : '    ')(heading)),
      ...captions.map(line('图说', '  ')),
      `          正文 ${paragraphs.length} 段\n`,
    ].join(''),
  );
  return `${printable(path)}\n${parts.join('')}\n`;
}
