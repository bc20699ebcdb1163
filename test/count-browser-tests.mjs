import { writeFileSync } from 'node:fs';

/** Reporter for @web/test-runner: writes the counts of each engine to the file named by RESULTS, else says them. */
export const countBrowserTests = () => ({
  onTestRunFinished({ sessions }) {
    const counts = {};
    for (const session of sessions) {
      const count = (counts[session.browser.name] ??= { passed: 0, failed: 0, skipped: 0 });
      const tests = session.testResults ? testsOf(session.testResults) : [];
      const failed = tests.filter((test) => !test.passed && !test.skipped).length;
      count.passed += tests.filter((test) => test.passed).length;
      count.skipped += tests.filter((test) => test.skipped).length;
      // A page that broke outside a test, for example while loading, is one failure.
      count.failed += failed === 0 && !session.passed ? 1 : failed;
    }
    if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(counts));
    else console.table(counts);
  },
});

const testsOf = (suite) => [...suite.tests, ...suite.suites.flatMap(testsOf)];
