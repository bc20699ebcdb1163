import { setTimeout as pause } from 'node:timers/promises';
import { inPage } from './in-page.mjs';

/** Slow 4G as Lighthouse and WebPageTest know it. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 204_800,
  uploadThroughput: 96_000,
};

/** Nothing has been requested for so long. */
const quiet = 400;

/**
 * A visit to a page of a subject in a tab of its own.
 */
export async function visit(context, { origin }, subject, options = {}) {
  const { query = 'tags=usual', slow = 1, network, watch = false } = options;
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const requests = [];
  const errors = [];
  const traffic = { last: Date.now(), open: 0 };
  page.on('request', (request) => {
    requests.push(request.url().replace(origin, ''));
    traffic.last = Date.now();
    traffic.open += 1;
  });
  const done = () => {
    traffic.last = Date.now();
    traffic.open -= 1;
  };
  page.on('requestfinished', done);
  page.on('requestfailed', done);
  page.on('pageerror', (error) => errors.push(error.message));
  await cdp.send('Performance.enable');
  if (slow > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
  if (network) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', slow4G);
  }
  const banner = JSON.stringify(subject.ui?.banner ?? '');
  if (watch) await page.addInitScript(inPage(`watchBanner(${banner})`));
  const settle = async (least = quiet) => {
    const start = Date.now();
    while (traffic.open > 0 || Date.now() - traffic.last < quiet || Date.now() - start < least) {
      if (Date.now() - start > 20_000) throw new Error(`${subject.id}: never quiet`);
      await pause(20);
    }
  };
  const run = (code) => page.evaluate(code);
  const isShown = (path) => run(inPage(`isShown(deepQuery(${JSON.stringify(path)}))`));
  const until = async (what, check) => {
    const start = Date.now();
    while (!(await check())) {
      if (Date.now() - start > 15_000)
        throw new Error(`${subject.id}: no ${what} ${errors.join()}`);
      await pause(40);
    }
  };
  const address = `${origin}/${subject.id}/page?${query}`;
  await page.goto(address, { waitUntil: 'load' });
  return {
    requests,
    errors,
    settle,
    run,
    isShown,
    until,
    ran: () => run('(window.ran ?? []).map(([name]) => name)'),
    address,
    async heap() {
      await cdp.send('HeapProfiler.enable');
      for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
    },
    /** Clicks in the middle as a visitor does, once what is to be clicked has come to rest. */
    async click(path) {
      await until(path, () => isShown(path));
      const place = async () => {
        const box = inPage(`deepQuery(${JSON.stringify(path)}).getBoundingClientRect().toJSON()`);
        const { x, y, width, height } = await run(box);
        return [x + width / 2, y + height / 2];
      };
      let before = [];
      let [x, y] = await place();
      while (x !== before[0] || y !== before[1]) {
        before = [x, y];
        await pause(150);
        [x, y] = await place();
      }
      await page.mouse.move(x, y);
      await pause(200);
      await page.mouse.click(x, y, { delay: 30 });
    },
    close: () => page.close(),
  };
}
