import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { AuditReport, Finding } from '../../src/audit.js';
import { openHarbour, paths, Visit, type Harbour } from './harbour-visit.js';
import { findHeadlessChromium } from '../browsers.mjs';
import { openBrowser } from './open-browser.js';

/** The page's audit, as a test of a site would ask for it. */
const report = (visit: Visit): Promise<AuditReport> =>
  visit.page.evaluate(() => {
    const audit = window.accordAudit;
    if (!audit || !('report' in audit)) throw new Error('The audit is not in the page');
    return audit.report();
  });

const alarms = ({ findings }: AuditReport): Finding[] =>
  findings.filter(({ level }) => level !== 'note');

const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ level, rule, subject }) => `${level} ${rule} ${subject}`).sort();

describe('the audit on the harbour', { timeout: 600_000 }, () => {
  let browser: Browser;
  let harbour: Harbour;
  let visit: Visit;

  // Called already while the site is being started.
  let change: (text: string) => string = (text) => text;

  before(async () => {
    harbour = await openHarbour({ change: (text) => change(text) });
    browser = await openBrowser();
  });
  beforeEach(() => {
    change = (text) => text;
  });
  after(async () => {
    await browser.close();
    await harbour.close();
  });
  afterEach(() => visit.end());

  /** A visit with the audit in every page before anything else, as an end-to-end test would put it there. */
  const audited = async (): Promise<Visit> => {
    visit = await Visit.start(browser, harbour);
    await visit.context.addInitScript({ path: 'dist/accord-audit.js' });
    return visit;
  };

  describe('as it is, raises no alarm', () => {
    const assertClean = async (when: string): Promise<AuditReport> => {
      const found = await report(visit);
      assert.deepEqual(brief(alarms(found)), [], when);
      assert.ok(found.ok && found.fromStart, when);
      return found;
    };

    it('before a decision and after refusing, on every page and with the preferences open', async () => {
      await audited();
      for (const path of Object.values(paths)) {
        await visit.goto(path);
        await visit.settle({ asks: true });
        const { items, requests } = await assertClean(path);
        assert.deepEqual([items, requests], [[], []]);
      }
      await visit.choice('Choose').click();
      await visit.choice('Save my choices').waitFor();
      await assertClean('preferences');
      await visit.decide('Refuse all');
      for (const path of Object.values(paths)) {
        await visit.goto(path);
        await visit.settle({ asks: false });
        const { requests } = await assertClean(path);
        assert.deepEqual(requests, []);
      }
    });

    it('after accepting, on every page, names what each service stored and requested; and after withdrawing', async () => {
      await audited();
      await visit.goto(paths.home);
      await visit.decide('Accept all');
      await visit.trackersReport();
      const home = await assertClean('home');
      const cookie = home.items.find(({ name }) => name === 'mp_port-ellery_mixpanel');
      assert.deepEqual([cookie?.verdict, cookie?.services], ['allowed', ['mixpanel']]);
      assert.match(cookie?.by[0] ?? '', /\/mixpanel\/lib\/mixpanel\.min\.js:\d+$/);
      const script = home.requests.find(({ url }) => url.endsWith('/static/array.js'));
      assert.equal(script?.verdict, 'allowed');
      assert.equal(script?.standing.answered, true);

      await visit.goto(paths.article);
      await visit.received(() => visit.at('/lantern/ping').length > 0);
      await visit.received(() => visit.at('/soundings/').length > 0);
      await assertClean('article');
      await visit.goto(paths.shop);
      await visit.page.getByText('PostHog picked this order for you.').waitFor();
      await assertClean('shop');

      const reloaded = visit.page.waitForEvent('load');
      await visit.actOn('refuse', 'partner', 'third-party', 'first-party');
      await reloaded;
      await visit.settle({ asks: false });
      // What was withdrawn is erased after the page has been painted.
      await visit.page.waitForFunction(() =>
        Object.keys(localStorage).every((name) => !/^(mp_|ph_|__mp)/.test(name)),
      );
      const { items } = await assertClean('withdrawn');
      assert.deepEqual(
        items.filter(({ verdict }) => verdict !== 'own'),
        [],
      );
    });

    it('after accepting one service alone, and showing a film once', async () => {
      await audited();
      await visit.goto(paths.article);
      await visit.actOn('grant', 'mixpanel');
      await visit.received(() => visit.events('Mixpanel').includes('$mp_web_page_view'));
      await visit.page.locator('accord-placeholder').getByText('Show once').first().click();
      await visit.received(() => visit.at('/lantern/ping').length > 0);
      const { requests } = await assertClean('one service');
      assert.ok(requests.some(({ url }) => url.includes('/lantern/embed/')));
    });
  });

  /** Serves the harbour's pages with something more in them. */
  const plant = ({
    head = '',
    body = '',
  }: {
    readonly head?: string;
    readonly body?: string;
  }): void => {
    change = (text) => text.replace('<head>', `<head>${head}`).replace('</main>', `${body}</main>`);
  };

  it('finds ten planted leaks, each by its name, and nothing else', async () => {
    const outside = harbour.outsideUrl;
    await audited();
    plant({
      head: `
        <link rel="preconnect" href="https://fonts.example.net" />
        <style>@font-face { font-family: Spy; src: url(${outside}/fonts/spy.woff2) }</style>
        <script>document.cookie = '_ga=GA1.1.1; Path=/; Max-Age=63072000'</script>
        <script src="${outside}/mixpanel/lib/mixpanel.min.js"></script>
        <script data-consent="posthog/measurement" src="/scripts/no-such.js"></script>`,
      body: `
        <p style="font-family: Spy">Leaking</p>
        <img src="${outside}/pixel.gif?visitor=1" alt="" />
        <iframe src="${outside}/lantern/embed/west-pier" title="Film"></iframe>
        <script>
          localStorage.setItem('recently-seen', '[]');
          indexedDB.open('visitor-graph');
          navigator.sendBeacon('https://collect.example.org/v1', 'hello');
          document.cookie = 'basket=mug:1; Path=/; Max-Age=34000000';
        </script>`,
    });
    await visit.goto(paths.home);
    await visit.settle({ asks: true });
    await visit.received(() => visit.at('/fonts/').length > 0);
    // The browser says so a moment after the server.
    await visit.page.waitForFunction(async () => {
      const names = performance.getEntriesByType('resource').map(({ name }) => name);
      const databases = await indexedDB.databases();
      return (
        names.some((name) => name.includes('/fonts/spy')) &&
        databases.some(({ name }) => name === 'visitor-graph')
      );
    });
    const found = await report(visit);
    assert.equal(found.ok, false);
    assert.deepEqual(
      brief(alarms(found)),
      [
        'breach ungated-element https://fonts.example.net/',
        `breach request-without-consent ${outside}/fonts/spy.woff2`,
        'breach undeclared-item _ga',
        `breach ungated-element ${outside}/mixpanel/lib/mixpanel.min.js`,
        'breach marked-but-live <script data-consent="posthog/measurement" src="/scripts/no-such.js">',
        `breach ungated-element ${outside}/pixel.gif`,
        `breach ungated-element ${outside}/lantern/embed/west-pier`,
        'breach item-without-consent recently-seen',
        'breach undeclared-item visitor-graph',
        'breach undeclared-request https://collect.example.org/v1',
        'breach item-outlives-policy basket',
      ].sort(),
    );
    const cookie = found.findings.find(({ subject }) => subject === '_ga');
    assert.match(cookie?.message ?? '', /Google Analytics/);
    assert.match(cookie?.by?.[0] ?? '', /localhost:\d+\/:\d+$/);
    const [analytics] = found.suggestion.filter(({ id }) => id === 'google-analytics');
    assert.deepEqual(analytics?.items?.[0]?.name, '_ga');
  });

  it('finds what is wrong after the visitor refused, too', async () => {
    await audited();
    await visit.goto(paths.home);
    await visit.decide('Refuse all');
    plant({
      body: `<script>
        fetch('${harbour.outsideUrl}/posthog/e/', { method: 'POST', body: '{}' });
        localStorage.visitor = '1';
      </script>`,
    });
    await visit.goto(paths.home);
    await visit.settle({ asks: false });
    const found = await report(visit);
    assert.deepEqual(
      brief(alarms(found)),
      [
        `breach request-without-consent ${harbour.outsideUrl}/posthog/e/`,
        'breach undeclared-item visitor',
      ].sort(),
    );
    const request = found.requests.find(({ url }) => url.endsWith('/posthog/e/'));
    assert.deepEqual(request?.standing, { answered: true, granted: [] });
  });

  it('finds a policy that hides a tracker, says little, and keeps for long', async () => {
    await audited();
    change = (text) => {
      if (!text.startsWith('{')) return text;
      const policy: unknown = JSON.parse(text);
      const { services } = policy as { services: Record<string, unknown>[] };
      const replace = (id: string, more: object): void => {
        const service = services.find((each) => each['id'] === id);
        assert.ok(service);
        Object.assign(service, more);
      };
      replace('posthog', { category: 'necessary' });
      replace('vitals', {
        description: 'Helps us to improve your experience.',
        provider: { name: 'PostHog' },
      });
      replace('suggestions', { description: { en: 'Picks goods.', ar: 'لتحسين تجربتك' } });
      replace('lantern', { retention: 'P3Y' });
      replace('mixpanel', { data: ['Your e-mail address'], benefit: undefined });
      replace('soundings', { refusal: { fr: 'La carte pose la question sur place.' } });
      return JSON.stringify(policy);
    };
    await visit.goto(paths.home);
    await visit.settle({ asks: true });
    const found = alarms(await report(visit));
    for (const [rule, subject] of [
      ['tracker-marked-necessary', 'services[5].category'],
      ['other-company', 'services[2].provider.name'],
      ['vague-text', 'services[2].description'],
      ['vague-text', 'services[3].description.ar'],
      ['long-retention', 'services[6].retention'],
      ['unexplained-data', 'services[4].data[0]'],
      ['missing-text', 'services[4].benefit'],
      ['missing-translation', 'services[7].refusal'],
    ]) {
      assert.ok(
        found.some((finding) => finding.rule === rule && finding.subject === subject),
        `${rule} ${subject} is not in ${brief(found).join('\n')}`,
      );
    }
  });

  it('fails a build whose pages leak, by the example for Playwright', async () => {
    visit = await Visit.start(browser, harbour);
    const chromium = await findHeadlessChromium();
    assert.ok(chromium);
    const check = async (path: string): Promise<{ code: number; said: string }> => {
      const child = spawn(
        process.execPath,
        ['examples/audit/playwright.mjs', `${harbour.url}${path}`],
        { env: { ...process.env, CHROME_PATH: chromium.path } },
      );
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (text: Buffer) => (said += text.toString()));
      }
      const [code] = (await once(child, 'close')) as [number];
      return { code, said };
    };
    const [clean, leaky] = await Promise.all([
      check('/examples/ten-lines/index.html'),
      check('/examples/audit/leaky.html'),
    ]);
    assert.equal(clean.code, 0, clean.said);
    assert.equal(clean.said.match(/^ok /gm)?.length, 3);
    assert.equal(leaky.code, 1, leaky.said);
    assert.equal(leaky.said.match(/^LEAKS /gm)?.length, 3);
    assert.match(leaky.said, /before a decision[^]*?\n\s+visitor\n/);
  });

  it('?accord-audit alone opens the panel, which lists the same', async () => {
    visit = await Visit.start(browser, harbour);
    plant({ head: `<script>document.cookie = '_fbp=fb.1; Path=/'</script>` });
    await visit.goto(`${paths.home}?accord-audit`);
    await visit.settle({ asks: true });
    const panel = visit.page.locator('accord-audit');
    await panel.getByRole('button', { name: /Audit.*1 breach$/ }).click();
    await panel.getByText('The cookie "_fbp", known from Meta Pixel, is stored').waitFor();
    await panel.getByRole('button', { name: /^Stored/ }).click();
    await panel.getByText('undeclared').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.getByRole('heading').waitFor({ state: 'hidden' });
    assert.equal((await report(visit)).ok, false);
  });

  it('says on a public address that visitors should not be given it', async () => {
    visit = await Visit.start(browser, harbour);
    await visit.context.route('http://ten-lines.example/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: harbour.url + pathname }) });
    });
    const said: string[] = [];
    visit.page.on('console', (message) => {
      if (message.text().startsWith('Accord audit:')) said.push(message.text());
    });
    await visit.page.goto('http://ten-lines.example/examples/ten-lines/');
    await visit.settle({ asks: true });
    assert.deepEqual(said, []);
    await visit.page.goto('http://ten-lines.example/examples/ten-lines/?accord-audit');
    await visit.settle({ asks: true });
    assert.match(said.join(), /a tool for development, and it runs on ten-lines\.example/);
    const panel = visit.page.locator('accord-audit');
    await panel.getByRole('button', { name: /Audit/ }).click();
    await panel.getByText('This is a public address').waitFor();
  });
});
