/** What runs script: evaluation, callbacks of all kinds, and promise reactions, which Chromium's own count leaves out. */
const runsScript = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'BlinkScheduler_PerformMicrotaskCheckpoint',
  'TimerFire',
  'v8.callFunction',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'v8.run',
]);

const thread = ({ pid, tid }) => `${pid}:${tid}`;

/** Follows the main thread of a page from now on; what it returns gives the milliseconds of CPU spent in script. */
export async function traceScripts(cdp, address) {
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'toplevel'],
      excludedCategories: ['*'],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => {
      cdp.once('Tracing.tracingComplete', resolve);
    });
    await cdp.send('Tracing.end');
    await complete;
    const parsed = events.find(
      ({ name, args }) => name === 'ParseHTML' && args.beginData?.url === address,
    );
    const main = events
      .filter((event) => event.ph === 'X' && thread(event) === thread(parsed))
      .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
    let end = 0;
    let script = 0;
    for (const { name, ts, dur, tdur = dur } of main) {
      // What runs within another one is counted already.
      if (!runsScript.has(name) || ts < end) continue;
      script += tdur;
      end = ts + dur;
    }
    return script / 1000;
  };
}
