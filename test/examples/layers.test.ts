import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

/*
 * Every layer, in every language, at every width, in every mode, by the built package: nothing cut off, nothing sideways,
 * and nothing that the fairness check would name. The pages are those of the gallery. Opening one takes far longer than
 * looking at it, so each is opened once, and then told the language, resized and dressed in place.
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
const languages = ['en', 'fr', 'ar', 'de'];
type Size = readonly [width: number, height: number];
const phone: Size = [375, 667];
const tablet: Size = [768, 1024];
const desktop: Size = [1280, 720];
const sizes: readonly Size[] = [[320, 568], phone, tablet, desktop, [320, 256]];

/** Colours depend neither on the width nor on the words. */
const modes: Record<string, Parameters<Page['emulateMedia']>[0]> = {
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: null, forcedColors: 'active' },
  'more contrast': { forcedColors: null, contrast: 'more' },
};
const usual = { colorScheme: 'light', forcedColors: null, contrast: null } as const;

/** Large letters are a theme's business, and German words are the longest. */
const themed = ['first-visit', 'who', 'placeholder', 'request'];

/** What readers may ask for: https://www.w3.org/TR/WCAG22/#text-spacing */
const spacing = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important }`;

/** What `look-at-layer.js` offers. */
interface Looking {
  lookAtLayer(): Promise<string[]>;
  spaceText(css: string): void;
  wearTheme(name: string): Promise<void>;
  speakLanguage(language: string): Promise<void>;
}
declare const window: Looking;

describe('every layer', { concurrency: 3 }, () => {
  let browser: Browser | undefined;
  let server: Harbour | undefined;
  before(async () => {
    server = await openHarbour();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const layer of layers) {
    it(`${layer} is whole, fair and readable in every language, at every width, in every mode and theme`, async () => {
      const context = await browser!.newContext();
      const page = await context.newPage();
      await page.addInitScript({ path: 'test/examples/look-at-layer.js' });
      const found: string[] = [];
      const look = async (where: string, [width, height]: Size): Promise<void> => {
        await page.setViewportSize({ width, height });
        const faults = await page.evaluate(() => window.lookAtLayer());
        found.push(...faults.map((fault) => `${where} ${width}x${height}: ${fault}`));
      };

      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(`${server!.url}/examples/gallery/specimen.html?state=${layer}&lang=en`);
      await page.locator('html[data-ready]').waitFor();
      const shown = page.locator('accord-declaration h2, .panel, accord-widget button');
      await shown.filter({ visible: true }).first().waitFor();

      for (const language of languages) {
        await page.emulateMedia(usual);
        await page.evaluate((wanted) => window.speakLanguage(wanted), language);
        for (const size of sizes) await look(language, size);
        if (language === 'en') {
          for (const [mode, media] of Object.entries(modes)) {
            await page.emulateMedia(media);
            await look(mode, phone);
          }
        }
        // The longest words.
        if (language === 'de') {
          for (const name of themed.includes(layer) ? readdirSync('dist/themes') : []) {
            await page.evaluate((theme) => window.wearTheme(theme), name);
            for (const size of [tablet, phone]) await look(name, size);
          }
          if (themed.includes(layer)) await page.evaluate(() => window.wearTheme(''));
        }
      }
      await page.evaluate((css) => window.spaceText(css), spacing);
      for (const size of [phone, desktop]) await look('text spacing', size);

      await context.close();
      assert.deepEqual(found, []);
    });
  }

  it('keeps its words and buttons clear of a notch and of the bar at the bottom of a phone', async () => {
    const context = await browser!.newContext({ viewport: { width: 667, height: 375 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const insets = { top: 10, left: 44, right: 44, bottom: 21 };
    await devtools.send('Emulation.setSafeAreaInsetsOverride' as never, { insets } as never);
    for (const layer of ['first-visit', 'who', 'some-on', 'reload', 'request']) {
      await page.goto(`${server!.url}/examples/gallery/specimen.html?state=${layer}&lang=en`);
      await page.locator('html[data-ready]').waitFor();
      const shown = page.locator('.panel button, accord-widget button').filter({ visible: true });
      await shown.first().waitFor();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      for (const button of await shown.all()) {
        const box = await button.boundingBox();
        const within =
          box &&
          box.x >= insets.left &&
          box.x + box.width <= 667 - insets.right &&
          (box.y + box.height <= 375 - insets.bottom || box.y > 375);
        assert.ok(within, `${layer}: ${await button.innerText()} ${JSON.stringify(box)}`);
      }
    }
    await context.close();
  });

  it('moves nothing for who asked for less motion', async () => {
    const context = await browser!.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const layer of ['first-visit', 'who', 'some-on', 'placeholder']) {
      await page.goto(`${server!.url}/examples/gallery/specimen.html?state=${layer}&lang=en`);
      await page.locator('html[data-ready]').waitFor();
      await page
        .locator('.panel, accord-widget button')
        .filter({ visible: true })
        .first()
        .waitFor();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      const moving = await page.locator('body *').evaluateAll((elements) =>
        elements.flatMap((element) =>
          ['', '::before', '::after'].flatMap((part) => {
            const { transitionDuration, animationName } = getComputedStyle(element, part);
            // Both are empty for what was taken out of the page meanwhile.
            const moves = /[1-9]/.test(transitionDuration) || /^(?!none$)./.test(animationName);
            return moves ? [`${element.outerHTML.slice(0, 60)}${part}`] : [];
          }),
        ),
      );
      assert.deepEqual(moving, [], layer);
    }
    await context.close();
  });

  it('rings what has the focus in a system colour where colours are forced, switched on or off', async () => {
    const context = await browser!.newContext({ forcedColors: 'active' });
    const page = await context.newPage();
    await page.goto(`${server!.url}/examples/gallery/specimen.html?state=who&lang=en`);
    const toggle = page.getByRole('switch').first();
    await toggle.focus();
    const ring = (): Promise<string[]> =>
      toggle.evaluate((element) => {
        element.style.setProperty('color', 'CanvasText');
        const { outlineStyle, outlineColor, color } = getComputedStyle(element);
        return [outlineStyle, outlineColor === color ? 'CanvasText' : outlineColor];
      });
    for (const press of [1, 2]) {
      assert.deepEqual(await ring(), ['solid', 'CanvasText'], `pressed ${press} times`);
      await page.keyboard.press(' ');
    }
    await context.close();
  });
});
