import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Consent } from '../../src/index.js';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { closeContext, openBrowser } from './open-browser.js';

const policy = {
  site: { name: 'Shared', policyUrl: '/privacy' },
  services: [{ id: 'matomo', name: 'Matomo', category: 'partner', purposes: ['measurement'] }],
};
const htmlOf = (script: string, after = ''): string => `<!doctype html>
<html lang="en">
  <title>A site</title>
  <link rel="icon" href="data:," />
  <script type="application/json" id="policy">${JSON.stringify(policy)}</script>
  ${script}
  <p>A page about something</p>
  <script type="text/plain" data-consent="matomo">window.ran = 'yes'</script>
  ${after}
</html>`;
const dropIn = '<script src="/accord/accord.js" data-policy="#policy"></script>';
const host = 'http://www.fault.example';

/** Faults that only a whole browser has. Each asks: was anything released, was a decision lost, is the page usable? */
describe('the drop-in', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  let context: BrowserContext;
  let page: Page;
  const pages: Record<string, string> = {};

  before(async () => {
    server = await openHarbour();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    await context.route('http://*.fault.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const body = pages[pathname];
      if (body !== undefined) return route.fulfill({ contentType: 'text/html', body });
      return route.fulfill({ response: await route.fetch({ url: server.url + pathname }) });
    });
    page = await context.newPage();
  });
  afterEach(() => closeContext(context));

  const started = (at: Page = page): Promise<unknown> =>
    at.waitForFunction(() => 'allows' in ((window as { accord?: object }).accord ?? {}));
  const state = (at: Page = page): Promise<string> =>
    at.evaluate(() => (window as unknown as { accord: Consent }).accord.state('matomo'));
  const ran = (at: Page = page): Promise<unknown> =>
    at.evaluate(() => (window as { ran?: string }).ran);
  const decide = async (text: string): Promise<void> => {
    const button = page.locator('accord-consent').getByRole('button', { name: text, exact: true });
    await button.click();
    await button.waitFor({ state: 'hidden' });
  };

  describe('on a page that is opened as a file,', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'accord-file-'));
      await cp('dist', join(folder, 'accord'), { recursive: true });
    });
    after(() => rm(folder, { recursive: true }));
    const open = async (file: string): Promise<void> => {
      const path = join(folder, `${file}.html`);
      await writeFile(path, htmlOf(`<script src="accord/${file}" data-policy="#policy"></script>`));
      await page.goto(pathToFileURL(path).href);
      await started();
    };

    it('where browsers let it load no part of itself: held, a no is kept, and the page is there', async () => {
      const failed = page.waitForEvent('console', (message) => message.type() === 'error');
      await open('accord.js');
      await failed;
      assert.equal(await ran(), undefined);
      await page.getByText('A page about something').click();
      await page.evaluate(() => (window as unknown as { accord: Consent }).accord.refuseAll());
      await page.reload();
      await started();
      assert.equal(await state(), 'refused');
      assert.equal(await ran(), undefined);
    });

    it('in one file: asked, answered and kept', async () => {
      await open('accord.all.js');
      assert.equal(await ran(), undefined);
      await decide('Refuse all');
      await page.reload();
      await started();
      assert.equal(await state(), 'refused');
      assert.equal(await ran(), undefined);
    });
  });

  it('with a record on each of two domains counts the later answer of each use', async () => {
    pages['/'] = htmlOf(dropIn);
    pages['/shared'] = htmlOf(
      dropIn.replace('data-policy', 'data-domain="fault.example" data-policy'),
    );
    for (const [first, then, expected] of [
      ['/', '/shared', 'refused'],
      ['/shared', '/', 'refused'],
    ] as const) {
      await page.goto(host + first);
      await decide('Accept all');
      // As if this domain's alone were known to the next page.
      const [{ name, value } = { name: '', value: '' }] = await context.cookies();
      await context.clearCookies();
      await page.evaluate(() => localStorage.clear());
      await page.goto(host + then);
      await decide('Refuse all');
      const place = first === '/' ? { url: host } : { domain: '.fault.example', path: '/' };
      await context.addCookies([{ name, value, ...place }]);
      assert.equal((await context.cookies()).length, 2);
      await page.evaluate(() => localStorage.clear());
      for (const path of ['/', '/shared']) {
        await page.goto(host + path);
        await started();
        assert.equal(await state(), expected, path);
        assert.equal(await ran(), undefined, path);
      }
      await context.clearCookies();
      await page.evaluate(() => localStorage.clear());
    }
  });

  it('keeps its words clear of a notch, on both sides alike', async () => {
    pages['/'] = htmlOf(dropIn);
    await page.setViewportSize({ width: 700, height: 390 });
    const session = await context.newCDPSession(page);
    const insets = { left: 60, leftMax: 60, right: 0, rightMax: 0 };
    // Newer than Playwright's types.
    await session.send('Emulation.setSafeAreaInsetsOverride' as never, { insets } as never);
    await page.goto(`${host}/`);
    const edges = async (selector: string): Promise<number[]> => {
      const boxes = await page.locator(selector).filter({ visible: true }).all();
      const places = await Promise.all(boxes.map((each) => each.boundingBox()));
      return places.flatMap((box) => (box ? [box.x, 700 - box.x - box.width] : []));
    };
    await page.getByRole('button', { name: 'Choose' }).waitFor();
    assert.ok(Math.min(...(await edges('.choice'))) >= 60, 'the first layer');
    await page.getByRole('button', { name: 'Choose' }).click();
    await page.getByRole('button', { name: 'Save my choices' }).waitFor();
    assert.ok(Math.min(...(await edges('.choice'))) >= 60, 'the preferences');
    await decide('Refuse all');
    await page.locator('accord-widget').getByRole('button').waitFor();
    const [start] = await edges('accord-widget button');
    assert.ok(start !== undefined && start >= 60, 'the widget');
  });

  it('in print is not there, asked or not', async () => {
    pages['/'] = htmlOf(dropIn);
    await page.goto(`${host}/`);
    const choice = page.locator('accord-consent').getByRole('button', { name: 'Refuse all' });
    await choice.waitFor();
    await page.emulateMedia({ media: 'print' });
    await choice.waitFor({ state: 'hidden' });
    assert.ok(await page.getByText('A page about something').isVisible());
    await page.emulateMedia({ media: 'screen' });
    await decide('Refuse all');
    const widget = page.locator('accord-widget').getByRole('button');
    await widget.waitFor();
    await page.emulateMedia({ media: 'print' });
    await widget.waitFor({ state: 'hidden' });
  });
});
