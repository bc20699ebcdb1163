/** The measures to plot: where in the report's tables they stand. */
const plotted = [
  ['until the banner', 'kB until the banner'],
  ['returning, refused', 'kB on a returning visit'],
  ['all, first', 'ms of CPU, first visit'],
  ['all, refused', 'ms of CPU, returning visit'],
  ['banner shown', 'ms until the banner, CPU slowed 4 times'],
  ['on slow 4G', '… and on slow 4G'],
  ['accept to first script', 'ms from accept to the first script'],
  ['at 1000', 'ms to release 1000 scripts'],
];

const style = `
  text { font: 12px system-ui, sans-serif; fill: #12242e }
  .title { font-weight: 600 } .bar { fill: #9fb4ba } .own { fill: #1f6f5c } .value { font-size: 11px }
  @media (prefers-color-scheme: dark) {
    text { fill: #e3eae8 } .bar { fill: #4d6670 } .own { fill: #57c2a6 }
  }`;

const bar = { height: 15, gap: 4, name: 148, width: 250 };
const panel = { width: bar.name + bar.width + 70, head: 30 };

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Bars of one measure, the shortest is the best. */
function drawPanel(title, rows, x, y) {
  const longest = Math.max(...rows.map(({ value }) => value));
  const bars = rows.map(({ name, value, text, isOwn }, index) => {
    const top = y + panel.head + index * (bar.height + bar.gap);
    const width = (Math.max(0, value) / longest) * bar.width;
    const start = x + bar.name;
    return `<text x="${start - 8}" y="${top + 12}" text-anchor="end">${escape(name)}</text>
<rect class="${isOwn ? 'own' : 'bar'}" x="${start}" y="${top}" width="${width.toFixed(1)}" height="${bar.height}"/>
<text class="value" x="${(start + width + 5).toFixed(1)}" y="${top + 12}">${text}</text>`;
  });
  return `<text class="title" x="${x + bar.name}" y="${y + 18}">${escape(title)}</text>\n${bars.join('\n')}`;
}

/** An SVG picture of the main measures. */
export function plot(tables, outcome, subjects) {
  const columns = tables.flatMap((table) => table.columns);
  const shown = subjects.filter(({ isFloor }) => !isFloor);
  const panels = plotted.flatMap(([title, label]) => {
    const column = columns.find((each) => each.title === title);
    const rows = shown
      .map((subject) => ({ subject, value: column?.of(outcome[subject.id]) }))
      .filter(({ value }) => Number.isFinite(value))
      .map(({ subject, value }) => ({
        name: subject.name,
        value,
        text: column.format(value),
        isOwn: subject.id.startsWith('accord'),
      }));
    return rows.length > 0 ? [{ label, rows }] : [];
  });
  const height = panel.head + 16 + shown.length * (bar.height + bar.gap);
  const drawn = panels.map(({ label, rows }, index) =>
    drawPanel(label, rows, (index % 2) * panel.width, Math.floor(index / 2) * height),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${panel.width * 2} ${Math.ceil(panels.length / 2) * height}" role="img" aria-label="Bars for each library and measure; the figures are in the tables">
<style>${style}
</style>
${drawn.join('\n')}
</svg>
`;
}
