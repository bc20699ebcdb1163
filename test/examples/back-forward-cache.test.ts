import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

declare const shown: readonly boolean[];

describe('the back/forward cache', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: Harbour;

  before(async () => {
    browser = await openBrowser(
      { ignoreDefaultArgs: ['--disable-back-forward-cache'] },
      { whole: true },
    );
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const visit = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(() => {
      const all: boolean[] = [];
      Object.assign(window, { shown: all });
      addEventListener('pageshow', ({ persisted }) => all.push(persisted));
    });
    await page.goto(`${server.url}/examples/ten-lines/`);
    return page;
  };
  const decide = (page: Page, text: string): Promise<void> =>
    page.locator('accord-consent').getByRole('button', { name: text, exact: true }).click();
  const goAwayAndBack = async (page: Page, meanwhile?: () => Promise<unknown>): Promise<void> => {
    await page.goto(`${server.url}/examples/`);
    await meanwhile?.();
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => shown.length === 2);
    // As it was, and not loaded anew.
    assert.deepEqual(await page.evaluate(() => shown), [false, true]);
  };

  it('takes a page on which the gate has released something, and one that still asks', async () => {
    const page = await visit();
    await goAwayAndBack(page);
    await decide(page, 'Accept all');
    await page.getByText('Visits: 1').waitFor();
    await page.context().close();

    const other = await visit();
    await decide(other, 'Accept all');
    await other.getByText('Visits: 1').waitFor();
    await goAwayAndBack(other);
    await other.getByText('Visits: 1').waitFor();
    await other.context().close();
  });

  it('gives back a page that follows what was decided meanwhile', async () => {
    const page = await visit();
    await goAwayAndBack(page, async () => {
      const tab = await page.context().newPage();
      await tab.goto(`${server.url}/examples/ten-lines/`);
      await decide(tab, 'Accept all');
      await tab.getByText('Visits: 1').waitFor();
      await tab.close();
    });
    await page.getByText('Visits: 2').waitFor();
    await page.context().close();
  });

  it('is not needed for a grant in another tab: what is held here runs there and then', async () => {
    const page = await visit();
    const tab = await page.context().newPage();
    await tab.goto(`${server.url}/examples/ten-lines/`);
    await decide(tab, 'Accept all');
    await page.getByText(/Visits: [12]/).waitFor();
    assert.deepEqual(await page.evaluate(() => shown), [false]);
    await page.context().close();
  });
});
