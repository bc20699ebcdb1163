import { setTimeout as pause } from 'node:timers/promises';

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

/** Milliseconds of CPU in those events that no other one of them contains. */
const outermost = (events) => {
  let end = 0;
  let sum = 0;
  for (const { ts, dur, tdur = dur } of events) {
    if (ts < end) continue;
    sum += tdur;
    end = ts + dur;
  }
  return sum / 1000;
};

/** The main thread of the page, from the task in which its parser began. */
function mainThread(events, address) {
  const parsed = events.find(
    ({ name, args }) => name === 'ParseHTML' && args.beginData?.url === address,
  );
  if (!parsed) throw new Error(`the trace has no ${address}`);
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === parsed.pid && tid === parsed.tid)
    .filter(({ ts, dur }) => ts + dur > parsed.ts)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
}

/**
 * Milliseconds of CPU of the main thread, all and in script alone, on a visit to which nobody is attached: a browser whose
 * page is driven by a program also collects, whenever a cookie is read, where in every calling function that was, which
 * takes longer than the reading and is more for who calls it more deeply. `state` is what an earlier visit has left; then
 * one visit goes before, for what the browser keeps of the files.
 */
export async function unwatchedCpu(browser, server, watched, state) {
  // An address of its own: the trace also has what a page that is still open elsewhere does meanwhile.
  const address = `${watched}&alone`;
  const cdp = await browser.newBrowserCDPSession();
  const { browserContextId } = await cdp.send('Target.createBrowserContext');
  const show = async (url, least) => {
    const { targetId } = await cdp.send('Target.createTarget', { url, browserContextId });
    await pause(least);
    await server.quiet(least);
    return () => cdp.send('Target.closeTarget', { targetId });
  };
  try {
    if (state) {
      const { cookies, origins } = state;
      await cdp.send('Storage.setCookies', { browserContextId, cookies });
      const items = origins.flatMap(({ localStorage }) => localStorage);
      const hash = encodeURIComponent(JSON.stringify(items));
      for (const url of [`${server.origin}/remember#${hash}`, address])
        await (
          await show(url, 400)
        )();
    }
    const events = [];
    cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
    await cdp.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: {
        includedCategories: ['devtools.timeline', 'toplevel'],
        excludedCategories: ['*'],
      },
    });
    const close = await show(address, 900);
    const complete = new Promise((resolve) => {
      cdp.once('Tracing.tracingComplete', resolve);
    });
    await cdp.send('Tracing.end');
    await complete;
    await close();
    const main = mainThread(events, address);
    return {
      all: outermost(main),
      script: outermost(main.filter(({ name }) => runsScript.has(name))),
    };
  } finally {
    await cdp.send('Target.disposeBrowserContext', { browserContextId });
    await cdp.detach();
  }
}
