import { writeFileSync } from 'node:fs';

/**
 * Reporter for @web/test-runner: writes the counts of each engine, and which tests failed, to the file named by RESULTS,
 * else says them.
 */
export const countBrowserTests = () => ({
  onTestRunFinished({ sessions }) {
    const counts = {};
    for (const session of sessions) {
      const count = (counts[session.browser.name] ??= {
        passed: 0,
        failed: 0,
        skipped: 0,
        failures: [],
      });
      const tests = session.testResults ? testsOf(session.testResults) : [];
      const failed = tests.filter((test) => !test.passed && !test.skipped);
      count.passed += tests.filter((test) => test.passed).length;
      count.skipped += tests.filter((test) => test.skipped).length;
      count.failures.push(
        ...failed.map((test) => `${test.path}: ${firstLine(test.error?.message)}`),
      );
      // A page that broke outside a test, for example while loading, is one failure.
      if (failed.length === 0 && !session.passed) {
        const why = session.errors.map((error) => firstLine(error.message)).join('; ');
        count.failures.push(`${session.testFile}: ${why}`);
      }
      count.failed = count.failures.length;
    }
    if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(counts));
    else console.log(counts);
  },
});

const firstLine = (words = '') => words.split('\n', 1)[0];

/** All tests of a suite, each with the names on the way to it. */
const testsOf = (suite, path = '') => [
  ...suite.tests.map((test) => ({ ...test, path: `${path}${test.name}` })),
  ...suite.suites.flatMap((inner) => testsOf(inner, `${path}${inner.name} > `)),
];
