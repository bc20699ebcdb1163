/** Reporter for node:test: ends with the counts, and which tests failed, as JSON. Suites are not tests. */
export default async function* countNodeTests(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of events) {
    if (data.details?.type === 'suite') continue;
    if (type === 'test:fail') {
      counts.failed++;
      const error = data.details?.error;
      const [why] = String((error?.cause ?? error)?.message ?? '').split('\n', 1);
      counts.failures.push(`${data.file}: ${data.name}: ${why}`);
    }
    if (type === 'test:pass') counts[data.skip === undefined ? 'passed' : 'skipped']++;
  }
  yield JSON.stringify({ Node: counts });
}
