import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { groups } from '../../examples/gallery/states.js';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { closeContext, openBrowser } from './open-browser.js';

const all = groups.flatMap((group): readonly { id: string }[] => group.states);
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

describe('the gallery', { timeout: 600_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  let page: Page;
  let errors: string[];

  before(async () => {
    browser = await openBrowser();
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    errors = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  });
  afterEach(() => closeContext(page.context()));

  const open = (path: string): Promise<unknown> =>
    page.goto(`${server.url}/examples/gallery/${path}`);
  const text = (of: string): Promise<string> => page.locator(of).innerText();
  const findings = async (): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { run } = (window as unknown as { axe: typeof import('axe-core') }).axe;
      const { violations } = await run({ exclude: ['iframe'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  };
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  describe('its pictures', () => {
    it('show every state, in every language', async () => {
      for (const [index, { id }] of all.entries()) {
        const lang = ['en', 'fr', 'de', 'ar'][index % 4];
        await open(`specimen.html?state=${id}&lang=${lang}&scheme=light&theme=shop`);
        await page.locator('html[data-ready]').waitFor();
        const panel = page.locator('accord-declaration h2, .panel, accord-widget button');
        await panel.filter({ visible: true }).first().waitFor();
        assert.deepEqual(errors, [], id);
      }
    });

    it('are as they say: what was answered, and by which signal', async () => {
      await open('specimen.html?state=some-on');
      await page.getByRole('button', { name: 'Your Privacy Choices 2 of 6 on' }).waitFor();
      await open('specimen.html?state=something-new');
      await page.getByRole('heading', { name: 'Rivage has something new to ask' }).waitFor();
      await open('specimen.html?state=run-out');
      await page.getByText('have run out').waitFor();
      await open('specimen.html?state=signal-honoured');
      await page.getByText('Opt-out request honored').waitFor();
    });
  });

  /** On a phone too. */
  const assertReadable = async (): Promise<void> => {
    assert.deepEqual(await findings(), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok((await overflow()) <= 0);
  };

  // One page for all of this: it holds every state in every theme.
  it('lets no picture take the focus, or the place that the page is scrolled to; can be read; and speaks the language chosen', async () => {
    // Fewer of them lie near in a small window.
    await page.setViewportSize({ width: 640, height: 500 });
    await open('');
    const frames = page.locator('iframe');
    const declarations = all.filter((state) => 'declaration' in state).length;
    assert.equal(await frames.count(), (all.length - declarations) * 8 + declarations);
    const frame = page.locator('iframe[title^="By who gets it, Own"]');
    await frame.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    const before = await page.evaluate(() => scrollY);
    await frame.contentFrame().locator('dialog[open]').waitFor();
    // Those are loaded that lie within some screens of this place.
    const begun = page.frames().filter((each) => each.url().includes('specimen.html'));
    assert.ok(begun.length > 8, `${begun.length}`);
    for (const each of begun)
      await each.locator('html[data-ready]').waitFor({ state: 'attached', timeout: 120_000 });
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
    assert.equal(await page.evaluate(() => scrollY), before);

    await page.evaluate(() => scrollTo(0, 0));
    const first = page.frameLocator('iframe').first();
    await first.getByRole('button', { name: 'Refuse all', includeHidden: true }).waitFor();
    await page.getByLabel('Language').selectOption('de');
    await first.getByText('Alles ablehnen').waitFor();
    assert.match(page.url(), /lang=de/);
    const link = page.getByRole('link', { name: 'Open A first visit, Shop' });
    assert.match((await link.getAttribute('href')) ?? '', /state=first-visit&theme=shop&lang=de/);
    await assertReadable();
    assert.deepEqual(errors, []);
  });

  describe('its playground', () => {
    const editor = () => page.getByLabel('Policy, as JSON');
    const preview = () => page.frameLocator('#preview');
    beforeEach(async () => {
      await open('playground.html');
      await preview().getByRole('heading', { name: 'May Harbour Bakery use' }).waitFor();
    });

    it('can be read', async () => {
      await assertReadable();
    });

    it('shows the dialog of the policy that is written', async () => {
      await editor().fill((await editor().inputValue()).replaceAll('Harbour Bakery', 'Old Mill'));
      await preview().getByRole('heading', { name: 'May Old Mill use' }).waitFor();
      assert.match(await text('#snippet'), /Old Mill/);
      assert.match(await text('#problems'), /No problems/);
    });

    it('lists every problem with its place, and goes on showing the last good policy', async () => {
      const written = await editor().inputValue();
      await editor().fill(written.replaceAll('P13M', '13 months'));
      await page.getByText('2 problems').waitFor();
      assert.match(await text('#problems'), /services\[1\]\.items\[0\]\.lasts/);
      assert.equal(await editor().getAttribute('aria-invalid'), 'true');
      await editor().fill(written.replace('{', ''));
      await page.getByText('This is not JSON').waitFor();
      await preview().getByRole('heading', { name: 'May Harbour Bakery use' }).waitFor();
    });

    it('can be used by keyboard: language, theme and place of the first layer', async () => {
      await page.locator('[name=lang]').focus();
      await page.keyboard.type('Fr');
      await preview().getByRole('button', { name: 'Tout refuser' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await preview().locator('accord-consent[placement=end]').waitFor({ state: 'attached' });
      const snippet = await text('#snippet');
      assert.match(snippet, /data-lang="fr"/);
      assert.match(snippet, /themes\/newspaper\.css/);
      assert.match(snippet, /placement="end"/);
    });

    it('names what a colour of the site would make hard to read', async () => {
      await page.getByText('Fair and readable').waitFor();
      await page.getByLabel('Own accent').check();
      await page.getByLabel('Accent', { exact: true }).fill('#cdd6d2');
      await page.getByText('Not fair, or hard to read').waitFor();
      assert.match(await text('#fairness'), /contrast/);
      assert.match(await text('#snippet'), /--accord-accent: #cdd6d2/);
    });

    it('gives markup that works as it is', async () => {
      await page.getByLabel('First layer').selectOption('end');
      await page.getByLabel('Theme').selectOption('shop');
      await page.getByText('themes/shop.css').waitFor();
      const snippet = await text('#snippet');
      await page.context().route('**/pasted.html', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><html lang="en"><title>Pasted</title>${snippet}<p>A page</p>`,
        }),
      );
      await page.goto(`${server.url}/pasted.html`);
      await page.getByRole('heading', { name: 'May Harbour Bakery use' }).waitFor();
      const button = page.getByRole('button', { name: 'Refuse all' });
      const { x = 0 } = (await button.boundingBox()) ?? {};
      assert.ok(x > 640, 'at the end');
      const colour = await button.evaluate((each) => getComputedStyle(each).backgroundColor);
      assert.equal(colour, 'rgb(107, 44, 95)');
      await button.click();
      await page
        .getByRole('button', { name: 'Your Privacy Choices Only what is necessary' })
        .waitFor();
    });
  });
});
