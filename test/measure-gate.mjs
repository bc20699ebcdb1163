/**
 * How long 1000 held scripts take, beside the same page without a gate, on the built files in Chromium:
 *
 *     npm run build && node test/measure-gate.mjs [--count 1000] [--rounds 5] [--slow 4] [--kind inline]
 *
 * For each kind of page: from the start of the visit (`ungated`, `returning`) or from the click that accepts (`first`)
 * until the last script has run, and the longest task on the way, in milliseconds: the least of all rounds, which the
 * rest of the machine has disturbed least. Only the ratios of one run mean anything.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from './browsers.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    slow: { type: 'string', default: '1' },
    kind: { type: 'string' },
  },
});
const count = Number(values.count);

const policy = {
  site: { name: 'A site' },
  services: [{ id: 'tags', name: 'Tags', category: 'partner', purposes: ['measurement'] }],
};
const kinds = {
  inline: () => 'inline',
  external: () => 'external',
  mixed: (index) => ['inline', 'external', 'inline', 'async', 'defer', 'module'][index % 6],
};
/** Does a little, so that not only the gate is measured, and tells that it was there. */
const text = (index) => `ran(${index})`;

const scriptTag = (kind, index, isHeld) => {
  const mark = isHeld ? ' type="text/plain" data-consent="tags"' : '';
  const module = isHeld ? ' data-type="module"' : ' type="module"';
  if (kind === 'inline') return `<script${mark}>${text(index)}</script>`;
  const how = kind === 'module' ? module : kind === 'external' ? '' : ` ${kind}`;
  return `<script${mark}${how} src="/scripts/${index}.js"></script>`;
};

const pageOf = (kind, isHeld) => `<!doctype html><html lang="en"><head><title>${kind}</title>
<script>
  const order = [];
  let longest = 0;
  let last = 0;
  const ran = (index) => { order.push(index); last = performance.now(); };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime >= (window.from ?? 0)) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask', buffered: true });
</script>
${
  isHeld
    ? `<script type="application/json" id="policy">${JSON.stringify(policy)}</script><script src="/accord.js" data-policy="#policy"></script>`
    : ''
}
</head><body><p><button id="yes" onclick="from = performance.now(); accord.grantAll()">Yes</button></p>
${Array.from({ length: count }, (_, index) => scriptTag(kinds[kind](index), index, isHeld)).join('\n')}
</body></html>`;

const server = createServer(({ url }, response) => {
  const [, kind, mode] = /^\/page\/(\w+)\/(\w+)/.exec(url) ?? [];
  const [, index] = /^\/scripts\/(\d+)\.js/.exec(url) ?? [];
  const send = (type, body) => {
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(body);
  };
  if (kind) return send('text/html', pageOf(kind, mode !== 'ungated'));
  if (index) return send('text/javascript', text(index));
  const file = new URL(`../dist${url}`, import.meta.url);
  if (existsSync(file)) return send('text/javascript', readFileSync(file));
  response.writeHead(404);
  response.end();
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const site = `http://127.0.0.1:${server.address().port}`;

const { path } = await findChromium();
const browser = await chromium.launch({ executablePath: path, args: chromiumArgs });

async function measure(kind, mode) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) });
  const visit = () => page.goto(`${site}/page/${kind}/${mode}`);
  const finished = () =>
    page.waitForFunction((all) => order.length >= all, count, { timeout: 60_000 });
  await visit();
  if (mode !== 'ungated') {
    await page.waitForFunction(() => window.accord?.grantAll);
    await page.waitForTimeout(300);
    await page.mouse.click(
      ...(await page
        .locator('#yes')
        .boundingBox()
        .then((box) => [box.x + 5, box.y + 5])),
    );
  }
  await finished();
  if (mode === 'returning') {
    await visit();
    await finished();
  }
  await page.waitForTimeout(200);
  const result = await page.evaluate(() => ({
    time: last - (window.from ?? 0),
    longest,
    complete: new Set(order).size === order.length,
  }));
  if (!result.complete) throw new Error(`${kind} ${mode}: not once each`);
  await context.close();
  return result;
}

const least = (values) => Math.min(...values);
console.log(`${count} scripts, ${values.rounds} rounds, CPU ${values.slow} times slower`);
for (const kind of values.kind ? [values.kind] : Object.keys(kinds)) {
  const modes = { ungated: [], first: [], returning: [] };
  for (let round = 0; round < Number(values.rounds); round++)
    for (const mode of Object.keys(modes)) modes[mode].push(await measure(kind, mode));
  const base = least(modes.ungated.map(({ time }) => time));
  for (const [mode, results] of Object.entries(modes)) {
    const time = least(results.map((each) => each.time));
    const longest = least(results.map((each) => each.longest));
    console.log(
      `${kind.padEnd(9)} ${mode.padEnd(10)} ${time.toFixed(0).padStart(6)} ms, ${(time / base).toFixed(2)} times; longest task ${longest.toFixed(0)} ms`,
    );
  }
}
await browser.close();
server.close();
