import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { format } from 'prettier';
import { plot } from './plot.mjs';
import { cells, tables } from './report.mjs';

const machine = () => {
  const [{ model }] = cpus();
  return `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`;
};

const row = (values) => `| ${values.join(' | ')} |`;

function markdownTable(table, outcome, subjects) {
  const rows = subjects
    .map((subject) => [subject.name, ...cells(table, outcome, subject)])
    .filter(([, ...values]) => values.some(Boolean));
  if (rows.length === 0) return '';
  const head = ['', ...table.columns.map(({ title }) => title)];
  const rule = ['---', ...table.columns.map(() => '---:')];
  return `### ${table.title}\n\n${[head, rule, ...rows].map(row).join('\n')}\n\n${table.note ?? ''}\n`;
}

const failuresOf = (outcome, subjects) =>
  subjects.flatMap(({ id, name }) =>
    [...new Set(outcome[id].failures)].map((failure) => `- ${name}: ${failure}`),
  );

/** Writes README.md, plot.svg and results.json into this folder. */
export async function writeReport({ outcome, subjects, results, chromium, command, plan }) {
  const date = new Date().toISOString().slice(0, 10);
  const versions = subjects
    .filter(({ version }) => version)
    .map(({ name, version }) => `${name} ${version}`);
  const rounds = Object.entries(plan).map(([name, count]) => `${name} ${count}`);
  const failures = failuresOf(outcome, subjects);
  const text = `# Accord beside others

This page is written by \`npm run bench\`. It was run on ${date} with \`${command}\` on this machine: ${machine()}; Chromium
${chromium}, Node ${process.version}. Rounds: ${rounds.join(', ')}.

${versions.join(' · ')}

Times are of one machine and one run: only the ratios between libraries mean anything. In brackets: the ratio to Accord as a
script tag with its dialog loaded when needed. Figures are medians; those above a floor are medians of the differences to the
floor in the same round.

![The main figures as bars](plot.svg)

${tables.map((table) => markdownTable(table, outcome, subjects)).join('\n')}
${failures.length > 0 ? `### What failed\n\nThese rounds are not counted.\n\n${failures.join('\n')}\n` : ''}
## How it is measured

\`\`\`sh
npm run bench                 # everything; writes this page, the plot and results.json with every single figure
npm run bench -- --quick      # the main rows, once each, in about two minutes; only prints
npm run bench -- --only accord,klaro --measures refusing,held --rounds 3
\`\`\`

The libraries and what builds them are installed in \`test/bench\` by the first run, at the versions its \`package.json\`
pins; they are no part of the package or of its development dependencies.

- **One page for all**: an article with pictures, navigation, a form, a style sheet and a script of its own
  ([page.mjs](page.mjs)), six tags of six services in three optional groups beside the necessary one, and the same sentences
  about each ([content.mjs](content.mjs)). A library that has no place for a sentence leaves it out, to its advantage.
- **Each as its own documentation recommends**: the configurations stand in [subjects/](subjects), one file each. If one of
  them does its library wrong, please say so.
- **A library has to work before it counts**: in every visit it is checked that no held script ran or was even requested
  before the choice, that all of them ran exactly once after accepting, on that page and on the next, that none ran after
  refusing, and that the banner did not come back.
- **Interleaved**: each round measures every subject once, each beginning with another one; every visit has a new
  browser profile, the returning visits apart, which have the one of the first visit with its cache.
- **Served** from this machine by HTTP/2, compressed by brotli at its best ([serve.mjs](serve.mjs)).

What the words mean:

- *Bytes* are those of the files that the page loads on account of the library, and of what the page itself gained: its
  configuration, its marked tags. React is not counted for c15t, which is made for pages that have it.
- *CPU* is thread time of the main thread, not waiting, from when the page begins to be parsed. These visits are traced from
  outside, with nobody attached to the page ([unwatched.mjs](unwatched.mjs)): attached, Chromium looks up, whenever a cookie is
  read, where in every calling function that was, which no visitor pays for. *Script* is what the trace shows in evaluation, callbacks and promise reactions, the
  layouts forced by them included; *all* is everything. *Above the floor* means without what the empty
  page takes on the same kind of visit, with the same tags ungated when they run; for c15t without what a page with React and a button takes.
- *First* is a first visit until the banner has been there for a while; *refused* and *accepted* are the next visit after that
  choice.
- *Banner shown* is the first frame in which the banner is painted at least in part, so a library that fades in is not
  charged for it. *Slow 4G* is 1.6 Mbit/s and 150 ms for each request.
- *Answer to* a click is the longest event duration of the interaction, to the next frame, in steps of 8 ms; 16 is
  the least that browsers report. The 20 tags are external and inline by turns, each with a little work.
- *Memory* is the JavaScript heap after collecting garbage.
- *Inline scripts released*: the empty page runs the same scripts ungated, counted from the first to the last; the others
  from the click to the last. tarteaucitron runs them as one function, for it has no markup.

What the figures do not say: tarteaucitron covers the page by default; c15t runs here without its backend; c15t and
tarteaucitron hold no markup, so their tags are started from their configuration; the order and the
timing of tags (\`defer\`, \`async\`, modules, promises between two of them) are what Accord's gate works for, and what the others
save. Accord answers the click first and runs tags after the next frame. Orejime, Klaro and tarteaucitron run the
inline ones within the click: their first script comes sooner, and the answer to the click waits for all of these. The
answer to choose is the first frame after the click; the preferences come in a later one, Accord's in the next.
`;
  const markdown = await format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });
  const folder = import.meta.dirname;
  writeFileSync(`${folder}/README.md`, markdown);
  writeFileSync(`${folder}/plot.svg`, plot(tables, outcome, subjects));
  const raw = { date, command, machine: machine(), chromium, node: process.version, versions };
  writeFileSync(
    `${folder}/results.json`,
    `${JSON.stringify({ ...raw, plan, outcome, results }, rounded, 1)}\n`,
  );
}

/** Hundredths are enough for a reader of the raw figures. */
const rounded = (_key, value) =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value;
