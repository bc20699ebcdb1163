import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Consent } from '../../src/index.js';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { closeContext, openBrowser } from './open-browser.js';

const policy = {
  site: { name: 'Shared', policyUrl: '/privacy' },
  services: [{ id: 'matomo', name: 'Matomo', category: 'partner', purposes: ['measurement'] }],
};
const htmlOf = (attributes: string, body = ''): string => `<!doctype html>
<html lang="en">
  <title>A site</title>
  <link rel="icon" href="data:," />
  <script type="application/json" id="policy">${JSON.stringify(policy)}</script>
  <script src="/accord/accord.js" data-policy="#policy" ${attributes}></script>
  ${body}
</html>`;

/** Two hosts of one site, which share, and another site. */
const sites: Record<string, string> = {
  'www.shared.example': htmlOf('data-domain="shared.example"'),
  'shop.shared.example': htmlOf('data-domain="shared.example"'),
  'framing.example': htmlOf('', '<iframe src="http://www.shared.example/"></iframe>'),
};

describe('sites and sub-domains', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  let context: BrowserContext;
  let page: Page;
  /** Every address that was asked for. */
  let asked: string[];

  before(async () => {
    browser = await openBrowser();
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    asked = [];
    context = await browser.newContext();
    await context.route('**/*', async (route) => {
      const { hostname, pathname } = new URL(route.request().url());
      asked.push(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: sites[hostname] ?? '' });
      return route.fulfill({ response: await route.fetch({ url: server.url + pathname }) });
    });
    page = await context.newPage();
  });
  afterEach(() => closeContext(context));

  const state = (): Promise<string> =>
    page.evaluate(() => (window as unknown as { accord: Consent }).accord.state('matomo'));
  const open = async (host: string): Promise<string> => {
    await page.goto(`http://${host}/`);
    return state();
  };
  const decide = async (text: string): Promise<void> => {
    const button = page.locator('accord-consent').getByRole('button', { name: text, exact: true });
    await button.click();
    await button.waitFor({ state: 'hidden' });
  };

  it('sub-domains that name their domain share a decision, and a withdrawal above all', async () => {
    assert.equal(await open('www.shared.example'), 'undecided');
    await decide('Accept all');
    assert.equal(await open('shop.shared.example'), 'granted');
    await page.locator('accord-widget').getByRole('button').click();
    await decide('Refuse all');
    assert.equal(await state(), 'refused');
    assert.equal(await open('www.shared.example'), 'refused');
    // What this host kept for itself cannot bring a grant back that was withdrawn elsewhere.
    await context.clearCookies();
    assert.notEqual(await open('www.shared.example'), 'granted');
  });

  it('another site knows nothing of it, not even when it frames the first one', async () => {
    await open('www.shared.example');
    await decide('Accept all');
    asked.length = 0;
    assert.equal(await open('framing.example'), 'undecided');
    await page.locator('accord-consent').getByRole('button').first().waitFor();
    await decide('Refuse all');
    const stored = await page.evaluate(() => document.cookie + JSON.stringify(localStorage));
    assert.doesNotMatch(stored, /y2matomo/);
    // Pages and files of Accord, each of the site that asks, with nothing told along.
    for (const address of asked) {
      assert.match(address, /^http:\/\/(www\.shared|framing)\.example\/(accord\/[\w./-]+)?$/);
    }
    assert.equal(await open('www.shared.example'), 'granted');
  });
});
