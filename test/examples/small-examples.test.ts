import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { closeContext, openBrowser } from './open-browser.js';

describe('the small examples', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  let page: Page;

  before(async () => {
    assert.ok(existsSync('dist/accord.js'), 'dist/accord.js is missing: npm run build');
    browser = await openBrowser();
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
  });
  afterEach(() => closeContext(page.context()));

  const decide = (text: string): Promise<void> =>
    page.locator('accord-consent').getByRole('button', { name: text, exact: true }).click();

  it('counts visits on the page of ten lines once that is allowed, and on the next visit', async () => {
    await page.goto(`${server.url}/examples/ten-lines/`);
    assert.equal(await page.locator('#visits').textContent(), 'not counted');
    await decide('Accept all');
    await page.getByText('Visits: 1').waitFor();
    await page.reload();
    await page.getByText('Visits: 2').waitFor();
  });

  it('counts nothing on the page of ten lines after a refusal', async () => {
    await page.goto(`${server.url}/examples/ten-lines/`);
    await decide('Refuse all');
    await page.reload();
    await page.waitForFunction(() => 'allows' in ((window as { accord?: object }).accord ?? {}));
    assert.equal(await page.locator('#visits').textContent(), 'not counted');
    assert.equal(await page.evaluate(() => localStorage.getItem('visits')), null);
  });

  it('tells its author once that it has no endpoint, on a local address, and nobody elsewhere', async () => {
    const elsewhere = 'http://ten-lines.example';
    await page.context().route(`${elsewhere}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: server.url + pathname }) });
    });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    for (const [site, times] of [
      [elsewhere, 0],
      [server.url, 1],
    ] as const) {
      said.length = 0;
      await page.goto(`${site}/examples/ten-lines/`);
      await page.locator('accord-consent').getByRole('button').first().waitFor();
      await page.locator('accord-consent').getByRole('button', { name: 'Choose' }).click();
      await decide('Save my choices');
      await page
        .locator('accord-consent')
        .getByRole('button', { name: 'Save my choices' })
        .waitFor({ state: 'hidden' });
      assert.equal(said.filter((text) => text.includes('no server endpoint')).length, times, site);
    }
  });

  for (const [name, address] of [
    ['opened as a file', () => pathToFileURL('examples/one-file/index.html').href],
    ['from a server', () => `${server.url}/examples/one-file/`],
  ] as const) {
    it(`greets by the hour on the page of one file once that is allowed, ${name}`, async () => {
      await page.goto(address());
      await page.getByRole('heading', { name: 'Hello', exact: true }).waitFor();
      await decide('Accept all');
      await page.getByRole('heading', { name: /^Good / }).waitFor();
    });
  }

  it('lists all examples on a page whose links work', async () => {
    await page.goto(`${server.url}/examples/`);
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    assert.ok(links.length >= 3);
    for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
  });
});
