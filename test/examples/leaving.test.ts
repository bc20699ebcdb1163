import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

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
