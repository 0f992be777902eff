const ROW = 24;
const WIDTH = 480;
const LABEL = 190;
const COUNT = 60;

/** A bar chart as inline SVG, longest bars first; `limit` bars, the rest in one. */
export function barChart(title: string, counts: ReadonlyMap<string, number>, limit = 12): string {
  if (counts.size === 0) return '';
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return chart(title, fold(sorted, limit));
}

/** The same in the order of the names: for days. */
export const timeChart = (title: string, counts: ReadonlyMap<string, number>, limit = 31): string =>
  counts.size === 0 ? '' : chart(title, [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-limit));

function fold(sorted: readonly [string, number][], limit: number): [string, number][] {
  const rest = sorted.slice(limit);
  const sum = rest.reduce((total, [, count]) => total + count, 0);
  return [...sorted.slice(0, limit), ...(sum > 0 ? [[`其余 ${rest.length} 项`, sum] as [string, number]] : [])];
}

function chart(title: string, bars: readonly (readonly [string, number])[]): string {
  const most = Math.max(...bars.map(([, count]) => count));
  const rows = bars.map(([name, count], index) => {
    const y = index * ROW;
    const width = Math.max(2, (count / most) * (WIDTH - LABEL - COUNT));
    return (
      `<text x="${LABEL - 8}" y="${y + 16}" text-anchor="end">${escapeHtml(name)}</text>` +
      `<rect class="bar" x="${LABEL}" y="${y + 4}" width="${width.toFixed(1)}" height="${ROW - 8}" rx="2"/>` +
      `<text class="count" x="${(LABEL + width + 6).toFixed(1)}" y="${y + 16}">${count}</text>`
    );
  });
  const height = bars.length * ROW;
  const label = escapeHtml(title);
  return `<div class="chart"><h2>${label}</h2><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">${rows.join('')}</svg></div>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for HTML; control characters that HTML forbids become U+FFFD. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character]!).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '\ufffd');
