/**
 * Writes what the gate keeps into README.md, as the cases of test/page/gate/ say it:
 *
 *     node test/tools/gate-table.mjs
 *
 * Each `describe('Name: what is kept', …)` is a row; its cases are counted. test/tools/gate-table.test.ts fails when the
 * README says something else.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const root = new URL('../../', import.meta.url);
const folder = 'test/page/gate/';
const readme = fileURLToPath(new URL('README.md', root));
/** Scripts first. Files that are not named here come last. */
const order =
  'order modules types identity failures time old-habits policy scale neighbours styles embeds'.split(
    ' ',
  );
const place = (file) => {
  const name = file.replace('.test.ts', '');
  return order.includes(name) ? order.indexOf(name) : order.length;
};
const [start, end] = ['<!-- what the gate keeps -->', '<!-- until here -->'];

/** Stands for everything that the cases import: nothing of it is called while they are only listed. */
const standIns = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /gate-case\.js$|^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'stand-in' },
    );
    onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({
      contents: path.endsWith('gate-case.js')
        ? 'export const gateCase = (title) => it(title), freeRuns = [], parallelRuns = []'
        : 'export const expect = undefined; export default undefined',
    }));
  },
};

/** The sections of one file, each with how many cases it has. */
async function sectionsOf(file) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(folder + file, root))],
    bundle: true,
    write: false,
    format: 'iife',
    plugins: [standIns],
  });
  const sections = [];
  const describe = (title, run) => {
    sections.push({ title, file, cases: 0 });
    run();
  };
  runInContext(outputFiles[0].text, createContext({ describe, it: () => sections.at(-1).cases++ }));
  return sections;
}

/** README.md as it should be. */
export async function readmeWithTable() {
  const files = readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.test.ts'))
    .sort((a, b) => place(a) - place(b));
  const sections = (await Promise.all(files.map(sectionsOf))).flat();
  const rows = sections.map(({ title, file, cases }) => {
    const [name, kept] = title.split(/: (.*)/s);
    return `| [${name}](${folder}${file}) | ${kept.replaceAll('|', '\\|')} | ${cases} |`;
  });
  const total = sections.reduce((sum, { cases }) => sum + cases, 0);
  const table = [
    '',
    '| released elements | what is kept | cases |',
    '| --- | --- | --- |',
    ...rows,
    `| all | | ${total} |`,
    '',
  ];
  const text = readFileSync(readme, 'utf8');
  const [before, after] = [text.indexOf(start) + start.length, text.indexOf(end)];
  const changed = `${text.slice(0, before)}\n${table.join('\n')}\n${text.slice(after)}`;
  return format(changed, { ...(await resolveConfig(readme)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(readme, await readmeWithTable());
