/** Where the tests are: by folder, so that a new file is found without being listed anywhere. */
import { readdirSync } from 'node:fs';

const isIn = {
  /** In Node, by node:test. */
  unit: /^test\/(policy|decision|server|examples|tools)\//,
  /** In Node, by node:test, on the built package. */
  package: /^test\/package\//,
  /** In real browsers, by @web/test-runner. */
  browser: /^test\/((page|ui|signals|advice|audit)\/|(consent|drop-in))/,
};

export const suites = Object.keys(isIn);

/** Every test file of a suite. `pattern` is a path in which `**` stands for any folders and `*` for any name. */
export const testFiles = (suite, pattern = '**') =>
  allTestFiles().filter((file) => isIn[suite].test(file) && toRegExp(pattern).test(file));

/** Test files that no suite would run. */
export const strayTestFiles = () =>
  allTestFiles().filter((file) => !suites.some((suite) => isIn[suite].test(file)));

const allTestFiles = () =>
  readdirSync(import.meta.dirname, { recursive: true })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts') && !/\/(node_modules|bench)\//.test(name))
    .sort();

const toRegExp = (pattern) =>
  new RegExp(
    `^${pattern
      .replace(/^\.\//, '')
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/?|\*/g, (stars) => (stars === '*' ? '[^/]*' : '.*'))}$`,
  );
