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

/** Shows an address to nobody; resolves once nothing has been asked of the server for so long. */
async function show({ cdp, server, browserContextId, least }, url) {
  const from = Date.now();
  await cdp.send('Target.createTarget', { url, browserContextId });
  await server.quiet(least, from);
}

/** A visit in a browser context of its own; one that returns is shown once before, for what the browser keeps of the files. */
async function visit(cdp, server, { address, state }) {
  const { browserContextId } = await cdp.send('Target.createBrowserContext');
  const place = { cdp, server, browserContextId };
  try {
    if (state) {
      const { cookies, origins } = state;
      await cdp.send('Storage.setCookies', { browserContextId, cookies });
      const items = origins.flatMap(({ localStorage }) => localStorage);
      const hash = encodeURIComponent(JSON.stringify(items));
      await show({ ...place, least: 100 }, `${server.origin}/remember#${hash}`);
      await show({ ...place, least: 400 }, `${address}&before`);
    }
    await show({ ...place, least: 800 }, address);
  } finally {
    await cdp.send('Target.disposeBrowserContext', { browserContextId });
  }
}

/**
 * Milliseconds of CPU of the main thread, all and in script alone, on each of the visits, to which nobody is attached: a
 * browser whose page is driven by a program also collects, whenever a cookie is read, where in every calling function that
 * was, which takes longer than the reading and is more for who calls it more deeply. The `state` of a visit is what an
 * earlier one has left. One trace for all: to begin and to end one takes Chromium up to fifteen seconds. What went wrong with
 * a visit stands in the place of its figures.
 */
export async function unwatchedCpu(browser, server, visits) {
  const cdp = await browser.newBrowserCDPSession();
  // Addresses of their own, by which the trace tells the visits apart.
  const alone = visits.map((each, index) => ({
    ...each,
    address: `${each.address}&alone=${index}`,
  }));
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'toplevel'],
      excludedCategories: ['*'],
    },
  });
  const errors = new Map();
  for (const each of alone)
    await visit(cdp, server, each).catch((error) => errors.set(each.address, error));
  const complete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve);
  });
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return alone.map(({ address }) => {
    try {
      if (errors.has(address)) throw errors.get(address);
      const main = mainThread(events, address);
      return {
        all: outermost(main),
        script: outermost(main.filter(({ name }) => runsScript.has(name))),
      };
    } catch (error) {
      return { error };
    }
  });
}
