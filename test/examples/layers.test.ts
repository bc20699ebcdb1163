import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

/*
 * Every layer, in every language, at every width, in every mode, by the built package: nothing cut off, nothing sideways,
 * and nothing that the fairness check would name. The pages are those of the gallery.
 */
const layers = [
  'first-visit',
  'something-new',
  'opt-out-signal',
  'who',
  'why',
  'service',
  'receipt',
  'placeholder',
  'request',
  'some-on',
  'reload',
  'declaration',
];
const languages = ['en', 'fr', 'de', 'ar'];
const sizes = [
  [320, 568],
  [375, 667],
  [768, 1024],
  [1280, 720],
  [320, 256],
] as const;

const spacing = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}`;

/** What is wrong with what is on screen now, in words. */
const lookAt = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { lookAtLayer(): Promise<string[]> }).lookAtLayer());

describe('every layer', { timeout: 600_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  before(async () => {
    browser = await openBrowser();
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (page: Page, layer: string, lang: string): Promise<void> => {
    await page.goto(`${server.url}/examples/gallery/specimen.html?state=${layer}&lang=${lang}`);
    await page.locator('html[data-ready]').waitFor();
    const shown = page.locator('accord-declaration h2, .panel, accord-widget button');
    await shown.filter({ visible: true }).first().waitFor();
  };

  const modes: Record<string, (page: Page) => Promise<unknown>> = {
    light: (page) => page.emulateMedia({ colorScheme: 'light' }),
    dark: (page) => page.emulateMedia({ colorScheme: 'dark' }),
    'forced colours': (page) => page.emulateMedia({ colorScheme: null, forcedColors: 'active' }),
    'more contrast': (page) => page.emulateMedia({ forcedColors: null, contrast: 'more' }),
  };

  for (const language of languages) {
    it(`is whole, fair and readable in ${language}, at every width, light, dark, in forced colours`, async () => {
      const page = await browser.newPage();
      await page.addInitScript({ path: 'test/examples/look-at-layer.js' });
      const found: string[] = [];
      for (const layer of layers) {
        await page.setViewportSize({ width: 1280, height: 720 });
        await page.emulateMedia({ colorScheme: 'light', forcedColors: null, contrast: null });
        await open(page, layer, language);
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          for (const [mode, enter] of Object.entries(modes)) {
            // Colours depend neither on the width nor on the words.
            if (mode !== 'light' && (width !== 375 || language !== 'en')) continue;
            await enter(page);
            const where = `${layer} ${language} ${width}x${height} ${mode}`;
            found.push(...(await lookAt(page)).map((fault) => `${where}: ${fault}`));
          }
          await page.emulateMedia({ colorScheme: 'light', forcedColors: null, contrast: null });
        }
      }
      await page.close();
      assert.deepEqual(found, []);
    });
  }

  it('is whole in every theme, also in those with larger text', async () => {
    const page = await browser.newPage();
    await page.addInitScript({ path: 'test/examples/look-at-layer.js' });
    const found: string[] = [];
    for (const theme of readdirSync('dist/themes').map((file) => file.replace('.css', ''))) {
      for (const layer of ['first-visit', 'who', 'placeholder']) {
        for (const [width, height] of [
          [768, 1024],
          [375, 667],
        ] as const) {
          await page.setViewportSize({ width, height });
          await open(page, layer, `de&theme=${theme}`);
          const where = `${layer} ${theme} ${width}x${height}`;
          found.push(...(await lookAt(page)).map((fault) => `${where}: ${fault}`));
        }
      }
    }
    await page.close();
    assert.deepEqual(found, []);
  });

  it('is whole with the text spacing that readers may ask for', async () => {
    const page = await browser.newPage();
    await page.addInitScript({ path: 'test/examples/look-at-layer.js' });
    const found: string[] = [];
    for (const layer of layers) {
      for (const [width, height] of [
        [375, 667],
        [1280, 720],
      ] as const) {
        await page.setViewportSize({ width, height });
        await open(page, layer, 'de');
        await page.evaluate(`spaceText(${JSON.stringify(spacing)})`);
        const where = `${layer} ${width}x${height}`;
        found.push(...(await lookAt(page)).map((fault) => `${where}: ${fault}`));
      }
    }
    await page.close();
    assert.deepEqual(found, []);
  });
});
