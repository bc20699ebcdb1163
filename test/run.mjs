/**
 * `npm test`: installs what is missing, then checks format, lint and types, builds, and runs all tests, in Node and in
 * Chromium, Firefox and WebKitGTK. It goes on after a failing step and ends with `N passed, N failed`; a failing step
 * that is not a test counts as one failure.
 *
 *     npm test                                          everything, in the engines this machine has
 *     CI=true npm test                                  everything; a missing engine is a failure
 *     npm test -- --engines chromium,firefox            everything, in these engines
 *     npm test -- --only unit                           one suite: unit, package or browser
 *     npm test -- --only test/ui/banner.test.ts         one file
 *     npm test -- --only 'test/ui/**' --engines webkit  some files
 */
import { spawn as spawnBeside, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './tools/build.mjs';
import { installPackages } from './tools/install.mjs';
import { installPrograms } from './tools/install-programs.mjs';
import { unpackAdobe } from './tools/unpack-adobe.mjs';
import { engines as allEngines, findBrowsers, installBrowsers } from './browsers.mjs';
import { suites, testFiles } from './suites.mjs';

process.chdir(join(import.meta.dirname, '..'));

const { values: asked } = parseArgs({
  options: { only: { type: 'string' }, engines: { type: 'string' } },
});
const wanted = asked.engines?.split(',') ?? allEngines;
const unknown = wanted.filter((engine) => !allEngines.includes(engine));
if (unknown.length > 0) {
  console.error(`No such engine: ${unknown.join(', ')}. There are: ${allEngines.join(', ')}`);
  process.exit(2);
}
/** Engines that were named, and all of them in CI, must be there. */
const demanded = asked.engines !== undefined || process.env.CI === 'true';

const results = [];
/** Said again at the end, where they are found. */
const failures = [];
const folder = mkdtempSync(join(tmpdir(), 'accord-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs a step and notes what came of it: `false` or a count of tests. */
async function step(name, run) {
  console.log(`\n— ${name}`);
  const start = performance.now();
  const outcome = await run();
  const counts = typeof outcome === 'object' ? outcome : { passed: 0, failed: outcome ? 0 : 1 };
  results.push({ name, ...counts, seconds: (performance.now() - start) / 1000 });
  return counts.failed === 0;
}

/** Runs a command and says how it ended: `status` 0 is well. */
const spawn = (command, args, env = {}) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
const run = (...command) => spawn(...command).status === 0;
const npm = (script) => run('npm', ['run', '--silent', script]);

/** Runs a test runner that writes its counts, by engine, to the file it is told. */
function runTests(start) {
  const file = join(folder, 'counts.json');
  rmSync(file, { force: true });
  const { status, signal } = start(file);
  const counts = Object.entries(readCounts(file));
  for (const [engine, { passed, failed, skipped, failures: failing }] of counts) {
    console.log(`${engine}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    failures.push(...failing.map((failure) => `${engine}: ${failure}`));
  }
  if (counts.length === 0)
    console.log(`The runner broke down, with status ${status}, signal ${signal}`);
  const sum = (key) => counts.reduce((total, [, count]) => total + count[key], 0);
  // A runner that broke down without naming a failed test must not pass for a success.
  const failed = status === 0 ? sum('failed') : Math.max(1, sum('failed'));
  return { passed: sum('passed'), failed, skipped: sum('skipped') };
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

const nodeTests = (files) =>
  runTests((counts) =>
    spawn(process.execPath, [
      '--import=tsx',
      '--test',
      // Its default leaves a processor to itself, which on a small machine is half of them.
      `--test-concurrency=${availableParallelism()}`,
      // Long runs of random inputs take longer than what hangs.
      `--test-timeout=${process.env.ACCORD_RUNS ? 7_200_000 : 900_000}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./test/count-node-tests.mjs',
      `--test-reporter-destination=${counts}`,
      ...files,
    ]),
  );

async function browserTests(files) {
  const { found, missing } = browsers;
  const here = wanted.filter((engine) => found[engine]);
  for (const engine of here)
    console.log(`${engine}: ${found[engine].path} (${found[engine].from})`);
  // Its bundler is there only once the packages are.
  const { bundleTests } = await import('./tools/bundle-tests.mjs');
  const bundled = await bundleTests(files);
  // All at once, also on two processors: where one engine waits, another works.
  const { passed, failed, skipped } =
    here.length === 0
      ? { passed: 0, failed: 0, skipped: 0 }
      : runTests((counts) =>
          spawn(
            process.execPath,
            ['node_modules/@web/test-runner/dist/bin.js', '--files', ...bundled],
            { ENGINES: here.join(), RESULTS: counts },
          ),
        );
  for (const engine of missing)
    console.log(
      `${engine}: NOT TESTED, it is not on this machine${demanded ? ' (a failure)' : ''}`,
    );
  return { passed, failed: failed + (demanded ? missing.length : 0), skipped };
}

/** What this machine has, once the missing ones have been installed where that can be done. */
let browsers = { found: {}, missing: wanted };

/** Begins to install what comes after the build. Returns what waits for it, and then says what it said. */
function installAhead() {
  const log = join(folder, 'install.log');
  const output = openSync(log, 'w');
  const child = spawnBeside(process.execPath, ['test/tools/install-ahead.mjs', wanted.join()], {
    stdio: ['ignore', output, output],
  });
  const over = once(child, 'close');
  return async () => {
    await over;
    process.stdout.write(readFileSync(log));
  };
}

async function installMissingBrowsers() {
  browsers = await findBrowsers(wanted);
  if (browsers.missing.length > 0) {
    installBrowsers(browsers.missing);
    browsers = await findBrowsers(wanted);
  }
  // Each missing one is named, and counted, by the browser tests.
  return true;
}

const runners = { unit: nodeTests, package: nodeTests, browser: browserTests };

/** The suites to run, each with its files. */
const plan = suites
  .filter((suite) => !suites.includes(asked.only) || suite === asked.only)
  .map((suite) => ({
    suite,
    files: testFiles(suite, suites.includes(asked.only) ? undefined : asked.only),
  }))
  .filter(({ files }) => files.length > 0);

if (await step('packages', installPackages)) {
  let isBuilt = true;
  if (asked.only === undefined) {
    const installed = installAhead();
    await step('format', () => npm('format:check'));
    await step('lint', () => npm('lint'));
    await step('types', () => npm('types'));
    isBuilt = await step('build', () => npm('build'));
    await step('installation', async () => {
      await installed();
      return true;
    });
  } else if (
    plan.some(({ suite, files }) => suite !== 'unit' || files.some((file) => /examples/.test(file)))
  ) {
    isBuilt = await step('build', buildIfStale);
  }
  // Some unit tests visit the examples in Chromium.
  if (plan.some(({ suite }) => suite !== 'package')) await step('browsers', installMissingBrowsers);
  if (plan.some(({ suite }) => suite === 'package')) await step('programs', installPrograms);
  if (plan.some(({ files }) => files.includes('test/signals/adobe-web-sdk.test.ts')))
    await step('Adobe’s script', unpackAdobe);
  for (const { suite, files } of plan)
    if (suite === 'package' && !isBuilt) console.log('\nThere is no package to test.');
    else await step(`${suite} tests`, () => runners[suite](files));
  if (plan.length === 0) await step(`tests in ${asked.only}: there are none`, () => false);
}

console.log();
for (const { name, passed, failed, skipped = 0, seconds } of results)
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(14)} ${String(Math.round(seconds)).padStart(4)} s` +
      (passed + skipped > 0 ? `  ${passed} passed, ${failed} failed, ${skipped} skipped` : ''),
  );
for (const failure of failures) console.log(`FAILED ${failure}`);
const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
