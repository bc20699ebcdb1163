import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { verifyReceipt } from '../../src/server.js';
import { openHarbour, paths, storedNames, Visit, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

/** The names under which Accord keeps the decision. */
const isAccords = (name: string): boolean => name.startsWith('accord');

/** Notes in which order the tags put their names on `window`: the order in which they ran. */
const watchTags = (page: Page): Promise<unknown> =>
  page.addInitScript({
    content: `
      window.order = [];
      for (const name of ['MIXPANEL_CUSTOM_LIB_URL', 'mixpanel', 'posthog']) {
        let value;
        Object.defineProperty(window, name, {
          configurable: true,
          get() { return value; },
          set(next) {
            if (!order.includes(name)) order.push(name);
            value = next;
          },
        });
      }`,
  });
const tagOrder = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { order: string[] }).order);
const documentOrder = ['MIXPANEL_CUSTOM_LIB_URL', 'mixpanel', 'posthog'];

describe('the harbour', { timeout: 600_000 }, () => {
  let browser: Browser;
  let visit: Visit;

  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  afterEach(() => visit.end());

  describe('without Accord, its tags live', () => {
    let harbour: Harbour;
    before(async () => {
      harbour = await openHarbour({ ungated: true });
    });
    after(() => harbour.close());

    it('has trackers that report and store, in document order', async () => {
      visit = await Visit.start(browser, harbour);
      await watchTags(visit.page);
      await visit.goto(paths.home);
      await visit.trackersReport();
      assert.deepEqual(await tagOrder(visit.page), documentOrder);
      const names = await storedNames(visit.page);
      for (const name of ['mp_port-ellery_mixpanel', 'ph_phc_portEllery_posthog']) {
        assert.ok(names.includes(name), `${name} is missing in ${names.join(', ')}`);
      }
      assert.deepEqual(visit.errors, []);
    });

    it('has a film that sets a cookie and reports, and a chart that fetches tiles', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.article);
      await visit.received(() => visit.at('/lantern/ping').length > 0);
      await visit.received(() => visit.at('/soundings/').length > 0);
      assert.ok((await storedNames(visit.page)).includes('lantern_viewer'));
      assert.deepEqual(visit.errors, []);
    });

    it('suggests what is near to what was read, and asks PostHog for an order', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.article);
      await visit.goto(paths.shop);
      await visit.page.getByText('Because of: A harbour in winter.').waitFor();
      await visit.page.getByText('PostHog picked this order for you.').waitFor();
      assert.equal(visit.at('/posthog/flags').length, 1);
      assert.deepEqual(visit.errors, []);
    });

    it('reports clicks, and that a page is left', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.shop);
      await visit.received(() => visit.events('PostHog').includes('$pageview'));
      await visit.page.getByRole('button', { name: 'Add to basket: Enamel mug' }).click();
      await visit.received(() => visit.events('PostHog').includes('$autocapture'));
      await visit.goto(paths.home);
      await visit.received(() => visit.events('PostHog').includes('$pageleave'));
    });
  });

  describe('with Accord', () => {
    let harbour: Harbour;
    // One for each visitor: trackers still report when a page is gone, and would be taken for the next visitor's.
    beforeEach(async () => {
      assert.ok(existsSync('dist/accord.js'), 'dist/accord.js is missing: npm run build');
      harbour = await openHarbour();
    });
    afterEach(() => harbour.close());

    /** Reads all three pages and finds that nothing optional was asked for, received or stored. */
    const findNothingOptional = async ({ asks }: { asks: boolean }): Promise<void> => {
      for (const path of Object.values(paths)) {
        await visit.goto(path);
        await visit.settle({ asks });
        assert.deepEqual(visit.optional(), []);
        assert.deepEqual(
          visit.requests.filter((url) => !url.startsWith(harbour.url)),
          [],
        );
        assert.deepEqual(
          (await storedNames(visit.page)).filter((name) => !isAccords(name)),
          [],
        );
      }
    };

    const acceptAll = async (path: string = paths.home): Promise<void> => {
      visit = await Visit.start(browser, harbour);
      await watchTags(visit.page);
      await visit.goto(path);
      await visit.settle({ asks: true });
      await visit.decide('Accept all');
    };

    it('sends and stores nothing optional before a decision', async () => {
      visit = await Visit.start(browser, harbour);
      await findNothingOptional({ asks: true });
      assert.deepEqual(visit.errors, []);
    });

    it('sends and stores nothing optional after a refusal, on this page and the others', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.home);
      await visit.settle({ asks: true });
      await visit.decide('Refuse all');
      await visit.page.reload();
      await findNothingOptional({ asks: false });
      assert.ok((await storedNames(visit.page)).includes('accord'), 'the refusal is remembered');
      await visit.choice('Accept all').waitFor({ state: 'hidden' });
      assert.deepEqual(visit.errors, []);
    });

    it('keeps the basket working after a refusal', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.shop);
      await visit.settle({ asks: true });
      await visit.decide('Refuse all');
      await visit.page.getByRole('button', { name: 'Add to basket: Enamel mug' }).click();
      await visit.page.getByRole('button', { name: 'Remove: Enamel mug' }).waitFor();
      await visit.page.reload();
      await visit.page.getByRole('button', { name: 'Remove: Enamel mug' }).waitFor();
      const names = await storedNames(visit.page);
      assert.deepEqual(
        names.filter((name) => !isAccords(name)),
        ['basket', 'session'],
      );
      assert.deepEqual(visit.optional(), []);
    });

    it('runs the trackers in document order after acceptance, and their events arrive', async () => {
      await acceptAll();
      await visit.trackersReport();
      assert.deepEqual(await tagOrder(visit.page), documentOrder);
      assert.deepEqual(visit.errors, []);
    });

    it('shows the film, the chart and the suggestions after acceptance', async () => {
      await acceptAll(paths.article);
      await visit.received(() => visit.at('/lantern/ping').length > 0);
      await visit.received(() => visit.at('/soundings/').length > 0);
      await visit.page.locator('.leaflet-tile-loaded').first().waitFor();
      await visit.page.waitForFunction(() => localStorage.getItem('recently-seen'));
      await visit.goto(paths.shop);
      await visit.page.getByText('Because of: A harbour in winter.').waitFor();
      await visit.page.getByText('PostHog picked this order for you.').waitFor();
      assert.deepEqual(visit.errors, []);
    });

    it('runs a returning visitor’s tags without loading the dialog', async () => {
      await acceptAll();
      await visit.trackersReport();
      await visit.openTab();
      harbour.clear();
      await visit.goto(paths.shop);
      await visit.trackersReport();
      await visit.settle({ asks: false });
      const dialog = visit.requests.filter((url) => url.includes('/accord/accord-ui'));
      assert.deepEqual(dialog, []);
      assert.deepEqual(visit.errors, []);
    });

    it('deletes what the trackers stored after a withdrawal, and sends nothing more', async () => {
      await acceptAll();
      await visit.trackersReport();
      const before = await storedNames(visit.page);
      assert.ok(before.includes('mp_port-ellery_mixpanel'));

      await visit.page.locator('accord-widget').getByRole('button').click();
      const reloaded = visit.page.waitForEvent('domcontentloaded');
      await visit.choice('Refuse all').click();
      await reloaded;
      await visit.settle({ asks: false });
      while (!(await storedNames(visit.page)).every(isAccords));

      // What the old page still sent while it was going away is in by now.
      await visit.received(() => visit.events('PostHog').includes('$pageleave'));
      harbour.clear();
      visit.requests.length = 0;
      await findNothingOptional({ asks: false });
      assert.deepEqual(visit.errors, []);
    });

    it('opens the preferences from the link at the foot of the page', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.home);
      await visit.settle({ asks: true });
      await visit.decide('Refuse all');
      await visit.page
        .getByRole('contentinfo')
        .getByRole('link', { name: 'Your Privacy Choices' })
        .click();
      await visit.choice('Save my choices').waitFor();
      assert.equal(new URL(visit.page.url()).pathname, '/');
    });

    it('gives PostHog measurement alone: page views, but no order for the shop', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.shop);
      await visit.settle({ asks: true });
      await visit.actOn('grant', 'posthog/measurement');
      await visit.received(() => visit.events('PostHog').includes('$pageview'));
      assert.deepEqual(visit.at('/posthog/flags'), []);
      assert.deepEqual(visit.events('Mixpanel'), []);
      await visit.page.getByText('In the order of the shelf.').waitFor();
      assert.deepEqual(visit.errors, []);
    });

    it('gives PostHog personalization alone: an order for the shop, but no page views', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.shop);
      await visit.settle({ asks: true });
      await visit.actOn('grant', 'posthog/personalization');
      await visit.page.getByText('PostHog picked this order for you.').waitFor();
      // The events that a page would still have to report are sent when it is left.
      await visit.goto(paths.home);
      await visit.settle({ asks: false });
      assert.deepEqual(visit.events('PostHog'), []);
      assert.deepEqual(visit.errors, []);
    });

    it('shows the film once, from its place, and remembers nothing', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.article);
      await visit.settle({ asks: true });
      const film = visit.page.locator('.embed').first();
      await film.locator('accord-placeholder').getByRole('button', { name: /once/i }).click();
      await visit.received(() => visit.at('/lantern/ping').length > 0);
      assert.deepEqual(visit.at('/soundings/'), []);

      harbour.clear();
      await visit.page.reload();
      await visit.settle({ asks: true });
      await film.locator('accord-placeholder').waitFor();
      assert.deepEqual(visit.optional(), []);
      assert.deepEqual(visit.errors, []);
    });

    it('lists what has left the browser, in plain words', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.home);
      await visit.settle({ asks: true });
      const list = visit.page.getByRole('complementary', {
        name: 'What has left your browser so far',
      });
      await list.getByText('Nothing yet').waitFor();
      await visit.decide('Accept all');
      const message = list.getByRole('listitem').filter({ hasText: 'Page view: /' });
      await message.filter({ hasText: 'Mixpanel' }).waitFor();
      await message.filter({ hasText: 'PostHog' }).waitFor();
      await list.getByText('Nothing yet').waitFor({ state: 'detached' });
    });

    it('gives the decision to its own server, which remembers it for half a year', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.home);
      await visit.settle({ asks: true });
      const answered = visit.page.waitForResponse('**/consent');
      await visit.decide('Refuse all');
      const answer = await answered;
      assert.equal(answer.status(), 204);
      const cookie = (await answer.headerValue('set-cookie')) ?? '';
      assert.match(cookie, /^accord=1~/);
      const [, seconds] = /Max-Age=(\d+)/.exec(cookie) ?? [];
      assert.ok(Number(seconds) > 181 * 86_400, cookie);
      assert.deepEqual(visit.optional(), []);

      const id = await visit.page.evaluate(
        () => JSON.parse(localStorage.getItem('accord-proof') ?? '{}').id as string,
      );
      const receipt = harbour.receipts?.find(id);
      assert.equal(receipt?.events?.[0]?.type, 'refused');
      assert.deepEqual(verifyReceipt(receipt, receipt.policy).problems, []);
      assert.deepEqual(visit.errors, []);
    });

    it('loses no decision when its tab is closed within the click', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto(paths.home);
      const opened = visit.page.waitForEvent('popup');
      await visit.page.evaluate(() => void window.open('/shop.html'));
      const first = visit.page;
      visit.page = await opened;
      await visit.settle({ asks: true });
      await visit.page.evaluate(() => document.addEventListener('click', () => window.close()));
      const closed = visit.page.waitForEvent('close');
      await visit
        .choice('Refuse all')
        .click({ noWaitAfter: true })
        .catch(() => undefined);
      await closed;
      visit.page = first;
      await visit.received(() => visit.at('/consent').length > 0);
      await visit.goto(paths.home);
      await visit.settle({ asks: false });
      await visit.choice('Refuse all').waitFor({ state: 'hidden' });
      assert.deepEqual(visit.optional(), []);
    });

    it('renders the film for who allowed it, before Accord has come, and stops it again', async () => {
      const film = (): Promise<string | null> =>
        visit.page.locator('.embed iframe').first().getAttribute('src');
      await acceptAll(paths.article);
      await visit.received(() => visit.at('/consent').length > 0);
      await visit.page.route('**/accord/accord.js', (route) => route.abort());
      await visit.page.reload();
      assert.match((await film()) ?? '', /lantern/);
      await visit.page.unroute('**/accord/accord.js');

      await visit.page.reload();
      await visit.settle({ asks: false });
      await visit.page.locator('accord-widget').getByRole('button').click();
      const reloaded = visit.page.waitForEvent('domcontentloaded');
      await visit.choice('Refuse all').click();
      await reloaded;
      assert.equal(await film(), null);
      await visit.page.locator('.embed accord-placeholder').first().waitFor();
    });

    it('speaks French when the page says so', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto('/?lang=fr');
      await visit.choice('Tout refuser').waitFor();
      await visit.choice('Tout accepter').waitFor();
    });

    it('declares every service on the privacy page', async () => {
      visit = await Visit.start(browser, harbour);
      await visit.goto('/privacy.html');
      const table = visit.page.locator('accord-declaration');
      for (const name of ['PostHog', 'Mixpanel', 'Lantern', 'Soundings', 'recently-seen']) {
        await table.getByText(name).first().waitFor();
      }
    });
  });
});
