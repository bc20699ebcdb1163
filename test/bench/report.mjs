const kilobytes = (value) => (value / 1000).toFixed(1);
const whole = (value) => value.toFixed(0);
const tenth = (value) => value.toFixed(1);
const figure = (name, title, format = tenth) => ({
  title,
  format,
  of: ({ medians }) => medians[name],
});
/** Figures whose ratio says nothing. */
const unrelated = (...args) => ({ ...figure(...args), hasNoRatio: true });
/** Browsers tell only of tasks above 50 ms. */
const longTask = (value) => (value ? whole(value) : '≤ 50');
const size = (when, title) => ({ title, format: kilobytes, of: ({ sizes }) => sizes[when]?.total });

/** Columns, by table. */
export const tables = [
  {
    title: 'Bytes, kB by brotli, above the page itself',
    columns: [
      size('first', 'until the banner'),
      size('preferences', 'preferences open'),
      size('refused', 'returning, refused'),
      size('accepted', 'returning, accepted'),
    ],
  },
  {
    title: 'CPU of the main thread, ms, above the floor',
    columns: [
      figure('firstScript', 'script, first'),
      figure('refusedScript', 'script, refused'),
      figure('acceptedScript', 'script, accepted'),
      figure('firstCpu', 'all, first'),
      figure('refusedCpu', 'all, refused'),
      figure('acceptedCpu', 'all, accepted'),
    ],
  },
  {
    title: 'Waiting, ms, CPU slowed 4 times',
    columns: [
      figure('banner', 'banner shown', whole),
      figure('bannerSlow4G', 'on slow 4G', whole),
      figure('accept', 'answer to accept', whole),
      figure('acceptTwenty', '… with 20 tags', whole),
      figure('choose', 'answer to choose', whole),
      figure('released', 'accept to first script', whole),
      figure('twentyAll', '… to the last of 20', whole),
      unrelated('inOrder', 'tags in their order', (value) => (value === 1 ? 'yes' : 'no')),
    ],
  },
  {
    title: 'Long tasks (ms, CPU slowed 4 times), layout shift, memory (kB, above the floor)',
    columns: [
      unrelated('loadTask', 'longest while loading', longTask),
      unrelated('twentyTask', 'longest, accepting 20 tags', longTask),
      unrelated('shift', 'layout shift', (value) => value.toFixed(3)),
      figure('memory', 'memory', (value) => (value / 1000).toFixed(0)),
    ],
  },
  {
    title: 'Inline scripts released, ms; longest task over 50 ms with 1000',
    columns: [
      ...[1, 10, 100, 1000].map((count) => figure(`held${count}`, `at ${count}`)),
      unrelated('task1000', 'longest task', longTask),
    ],
  },
];

/** The figures with their ratio to Accord's. */
export function cells(table, outcome, { id, isFloor }) {
  return table.columns.map(({ of, format, hasNoRatio }) => {
    const value = of(outcome[id]);
    if (value === undefined || Number.isNaN(value)) return '';
    const own = outcome.accord && of(outcome.accord);
    const ratio =
      !isFloor && !hasNoRatio && id !== 'accord' && own > 0 && value > 0
        ? ` (${(value / own).toFixed(1)}×)`
        : '';
    return format(value) + ratio;
  });
}

export function printTables(outcome, subjects) {
  for (const table of tables) {
    const rows = subjects
      .map((subject) => [subject.name, ...cells(table, outcome, subject)])
      .filter(([, ...values]) => values.some(Boolean));
    if (rows.length === 0) continue;
    const head = [table.title, ...table.columns.map(({ title }) => title)];
    const first = Math.max(24, ...rows.map(([name]) => name.length));
    console.log(`\n${head[0]}`);
    console.log(
      ['', ...head.slice(1)].map((text, i) => (i ? text.padStart(23) : ''.padEnd(first))).join(''),
    );
    for (const row of rows)
      console.log(row.map((text, i) => (i ? text.padStart(23) : text.padEnd(first))).join(''));
  }
  for (const { id, name } of subjects)
    for (const failure of new Set(outcome[id].failures)) console.log(`${name} FAILED ${failure}`);
  for (const [when, { files }] of Object.entries(outcome.accord?.sizes ?? {}))
    console.log(`Accord ${when}: ${files.map(([file, bytes]) => `${file} ${bytes}`).join(', ')}`);
}
