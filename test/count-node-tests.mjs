/** Reporter for node:test: ends with the counts as JSON. Suites are not tests. */
export default async function* countNodeTests(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (data.details?.type === 'suite') continue;
    if (type === 'test:fail') counts.failed++;
    if (type === 'test:pass') counts[data.skip === undefined ? 'passed' : 'skipped']++;
  }
  yield JSON.stringify({ Node: counts });
}
