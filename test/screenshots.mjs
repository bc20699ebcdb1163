/**
 * Takes a picture of a page in Chromium, for people to look at:
 *
 *     node test/screenshots.mjs <url> <out.png> [--width 320] [--height 800] [--dark] [--locale ar]
 *         [--forced-colors] [--reduced-motion] [--more-contrast] [--print] [--zoom 2] [--full-page]
 *         [--wait <selector>] [--click <selector>]… [--press <key>]…
 *
 * Clicks, key presses and waits happen in the order in which they are given. Selectors see into open shadow roots.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from './browsers.mjs';

const { values, positionals, tokens } = parseArgs({
  allowPositionals: true,
  tokens: true,
  options: {
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
    locale: { type: 'string', default: 'en' },
    zoom: { type: 'string', default: '1' },
    dark: { type: 'boolean' },
    'forced-colors': { type: 'boolean' },
    'reduced-motion': { type: 'boolean' },
    'more-contrast': { type: 'boolean' },
    print: { type: 'boolean' },
    'full-page': { type: 'boolean' },
    wait: { type: 'string', multiple: true },
    click: { type: 'string', multiple: true },
    press: { type: 'string', multiple: true },
  },
});
const [url, file] = positionals;
if (!url || !file) {
  console.error('Usage: node test/screenshots.mjs <url> <out.png> [options]');
  process.exit(2);
}

const found = await findChromium();
if (!found) throw new Error('No Chromium here: see node test/browsers.mjs');
const browser = await chromium.launch({ executablePath: found.path, args: chromiumArgs });
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) },
    deviceScaleFactor: Number(values.zoom),
    locale: values.locale,
    colorScheme: values.dark ? 'dark' : 'light',
    forcedColors: values['forced-colors'] ? 'active' : 'none',
    reducedMotion: values['reduced-motion'] ? 'reduce' : 'no-preference',
    contrast: values['more-contrast'] ? 'more' : 'no-preference',
  });
  page.on('pageerror', (error) => console.error('Error in the page:', error.message));
  if (values.print) await page.emulateMedia({ media: 'print' });
  await page.goto(url, { waitUntil: 'networkidle' });
  const actions = {
    wait: (selector) => page.locator(selector).first().waitFor(),
    click: (selector) => page.locator(selector).first().click(),
    press: (key) => page.keyboard.press(key),
  };
  for (const { kind, name, value } of tokens)
    if (kind === 'option' && name in actions) await actions[name](value);
  // A picture in the middle of a transition shows what nobody sees.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished),
    ),
  );
  await page.screenshot({ path: file, fullPage: values['full-page'] ?? false });
} finally {
  await browser.close();
}
