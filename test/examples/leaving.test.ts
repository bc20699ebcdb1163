import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { closeContext, openBrowser } from './open-browser.js';

const policy = {
  site: { name: 'Rivage' },
  services: [{ id: 'matomo', name: 'Matomo', category: 'first-party', purposes: ['measurement'] }],
};

/** A page that notes what the visitor saw when its tag ran, and a link to the next one. */
const body = `<!doctype html><html lang="en"><title>Page</title>
  <script type="application/json" id="policy">${JSON.stringify(policy)}</script>
  <script async src="/dist/accord.js" data-policy="#policy"></script>
  <script type="text/plain" data-consent="matomo">
    const host = document.querySelector('accord-consent');
    window.ran = { banner: !!host?.shadowRoot?.querySelector('.banner') };
  </script>
  <main><a href="/next.html">Next</a></main></html>`;

describe('a decision', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  let page: Page;
  before(async () => {
    browser = await openBrowser();
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.route(/\/(first|next)\.html$/, (route) =>
      route.fulfill({ contentType: 'text/html', body }),
    );
    await page.goto(`${server.url}/first.html`);
    await page.getByRole('button', { name: 'Refuse all' }).waitFor();
  });
  afterEach(() => page.close());

  it('is stored within the click', async () => {
    const button = page.getByRole('button', { name: 'Refuse all', exact: true });
    await button.evaluate((element) => {
      // The first listener after Accord's own, in the same click.
      element.addEventListener('click', () => Object.assign(window, { kept: document.cookie }));
    });
    await button.click();
    const kept = await page.evaluate(() => (window as unknown as { kept: string }).kept);
    assert.match(kept, /accord=1~\w+\.b\.n1matomo_m~/);
  });

  for (const [name, allowed] of [
    ['Refuse all', false],
    ['Accept all', true],
  ] as const) {
    it(`'${name}', and at once a click on a link: the next page knows it`, async () => {
      const button = page.getByRole('button', { name, exact: true });
      const link = page.getByRole('link', { name: 'Next' });
      const box = await link.boundingBox();
      assert.ok(box);
      await button.hover();
      await page.mouse.down();
      // Nothing is waited for between the two.
      const up = page.mouse.up();
      const click = page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await Promise.all([up, click, page.waitForURL(/next/)]);
      await page.waitForFunction(() => 'allows' in ((window as { accord?: object }).accord ?? {}));
      const state = await page.evaluate(() => {
        const { accord } = window as unknown as {
          accord: { allows(scope: string): boolean; view: string };
        };
        return [accord.allows('matomo'), accord.view];
      });
      assert.deepEqual(state, [allowed, 'none']);
    });
  }

  it('is answered before anything that it allows runs', async () => {
    await page.getByRole('button', { name: 'Accept all' }).click();
    await page.waitForFunction(() => 'ran' in window);
    const ran = await page.evaluate(() => (window as unknown as { ran: { banner: boolean } }).ran);
    assert.equal(ran.banner, false, 'the first layer had gone');
  });
});

describe('a decision, and the tab is closed within the click', { timeout: 120_000 }, () => {
  let browser: Browser;
  let harbour: Harbour;
  let context: BrowserContext;
  before(async () => {
    browser = await openBrowser();
    harbour = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await harbour.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
  });
  afterEach(() => closeContext(context));

  const count = (): number => harbour.receipts?.count() ?? 0;
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  /** A tab that a page opened, which therefore may close itself. */
  const openTab = async (): Promise<Page> => {
    const opener = await context.newPage();
    await opener.goto(`${harbour.url}/privacy.html`);
    const opened = context.waitForEvent('page');
    await opener.evaluate((url) => void window.open(url), harbour.url);
    const tab = await opened;
    await opener.close();
    return tab;
  };
  /** Refuses, and the tab is gone before the click is over. */
  const refuseAndClose = async (tab: Page): Promise<void> => {
    const button = tab.getByRole('button', { name: 'Refuse all', exact: true });
    await button.evaluate((element) => element.addEventListener('click', () => window.close()));
    const closed = tab.waitForEvent('close');
    await button.click({ noWaitAfter: true }).catch(() => undefined);
    await closed;
  };

  it('before what sends it has loaded, is with the server once there is another page', async () => {
    const before = count();
    await context.route('**/accord-sender.js', (route) => route.abort());
    await refuseAndClose(await openTab());
    assert.equal(count(), before);
    await context.unroute('**/accord-sender.js');
    const next = await context.newPage();
    await next.goto(harbour.url);
    await until(() => count() === before + 1);
    const { id, events } = await next.evaluate(() => JSON.parse(localStorage['accord-proof']));
    assert.equal(events.length, 1);
    assert.equal(harbour.receipts?.find(id)?.events?.[0]?.type, 'refused');
  });
});
