/**
 * `npm run bench`: measures Accord beside other libraries, in one run, and writes what it found to README.md here.
 *
 *     npm run bench                    everything, about half an hour
 *     npm run bench -- --quick         the main rows, in about two minutes; prints only
 *     npm run bench -- --only accord,klaro --measures refusing,held --rounds 3
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../tools/build.mjs';

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    measures: { type: 'string' },
    rounds: { type: 'string' },
  },
});

const here = import.meta.dirname;
const wanted = JSON.parse(readFileSync(`${here}/package.json`, 'utf8')).dependencies;
const isThere = ([name, version]) => {
  const file = `${here}/node_modules/${name}/package.json`;
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
};
if (!Object.entries(wanted).every(isThere)) {
  console.log('Installing the libraries to compare with, in test/bench');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(1);
}
process.chdir(`${here}/../..`);
if (!buildIfStale()) process.exit(1);

const { subjects: all } = await import('./subjects/index.mjs');
const { measure, measureNames } = await import('./measure.mjs');
const { openBrowser } = await import('./open-browser.mjs');
const { serve } = await import('./serve.mjs');
const { unwatchedCpu } = await import('./unwatched.mjs');
const { compare } = await import('./compare.mjs');
const { printTables } = await import('./report.mjs');
const { writeReport } = await import('./write-report.mjs');

const quickSubjects = all.filter(({ id }) => !id.startsWith('accord-'));
const names = asked.only?.split(',');
const subjects = names
  ? all.filter(({ id, isFloor }) => isFloor || names.includes(id))
  : asked.quick
    ? quickSubjects
    : all;
/** Which measures, in how many rounds. */
const plan = asked.measures
  ? Object.fromEntries(asked.measures.split(',').map((name) => [name, 5]))
  : asked.quick
    ? { refusing: 1, accepting: 1, choosing: 1 }
    : { refusing: 9, accepting: 9, choosing: 7, slowly: 5, twenty: 7, held: 3 };
if (asked.rounds) for (const name of Object.keys(plan)) plan[name] = Number(asked.rounds);

const started = Date.now();
const server = await serve(all);
const browser = await openBrowser(server.fingerprint);
const results = Object.fromEntries(
  subjects.map(({ id }) => [id, { figures: {}, requests: {}, failures: [] }]),
);

const note = (subject, round, figures) => {
  for (const [figure, value] of Object.entries(figures))
    (results[subject.id].figures[figure] ??= [])[round] = value;
};

for (let round = 0; round < Math.max(...Object.values(plan)); round++) {
  for (const name of measureNames.filter((each) => round < (plan[each] ?? 0))) {
    const visits = [];
    // Each round begins with another subject, so that none always follows the same one.
    for (const subject of [...subjects.slice(round), ...subjects.slice(0, round)]) {
      const result = results[subject.id];
      try {
        const { figures, requests, alone } = await measure(browser, server, subject, name);
        note(subject, round, figures);
        Object.assign(result.requests, requests);
        visits.push(...alone.map((each) => ({ ...each, subject })));
      } catch (error) {
        result.failures.push(`${name}: ${error.message.split('\n')[0]}`);
      }
    }
    const cpu = visits.length ? await unwatchedCpu(browser, server, visits) : [];
    cpu.forEach(({ script, all, error }, index) => {
      const { kind, subject } = visits[index];
      if (error) results[subject.id].failures.push(`CPU, ${kind}: ${error.message}`);
      else note(subject, round, { [`${kind}Script`]: script, [`${kind}Cpu`]: all });
    });
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.error(`round ${round + 1} done after ${seconds} s`);
}

const chromium = browser.version();
await browser.close();
const outcome = compare(subjects, results, server);
server.close();
printTables(outcome, subjects);

// A part of it is for looking at, not for the record.
if (!asked.quick && !asked.only && !asked.measures) {
  const command = ['npm run bench', ...(asked.rounds ? [`-- --rounds ${asked.rounds}`] : [])].join(
    ' ',
  );
  await writeReport({ outcome, subjects, results, chromium, command, plan });
  console.log('\nWritten: test/bench/README.md, plot.svg, results.json');
}
