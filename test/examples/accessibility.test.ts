import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { closeContext, openBrowser } from './open-browser.js';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
/** The gallery's pages have tests of their own; the page that leaks is bad on purpose. */
const pages = [
  '/examples/',
  '/',
  '/shop.html',
  '/journal/harbour-in-winter.html',
  '/privacy.html',
  '/nowhere',
  '/examples/ten-lines/',
  '/examples/one-file/',
  '/examples/verify/',
];

/** By axe, the dialog in the page included, best practices too. */
const findings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof import('axe-core') }).axe;
    const isWhole = !!document.querySelector('main');
    // A page of ten lines has no landmarks.
    const rules = { region: { enabled: isWhole }, 'landmark-one-main': { enabled: isWhole } };
    const { violations } = await run({ exclude: ['iframe'] }, { rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
};

describe(
  'the pages of the examples, with the first layer and with the widget',
  { timeout: 600_000 },
  () => {
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

    for (const path of pages)
      it(`${path} is accessible, light and dark, and fits on a phone`, async () => {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        const found: string[] = [];
        const look = async (what: string): Promise<void> => {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const faults = await findings(page);
            found.push(...faults.map((fault) => `${what}, ${colorScheme}: ${fault}`));
          }
        };
        await page.goto(server.url + path);
        const refuse = page.locator('accord-consent').getByRole('button', { name: 'Refuse all' });
        if (await page.evaluate(() => 'accord' in window)) {
          await refuse.waitFor();
          await look('asking');
          await refuse.click();
          await refuse.waitFor({ state: 'detached' });
        }
        await look('refused');
        await page.setViewportSize({ width: 320, height: 640 });
        // Placeholders take the new size a frame later.
        await page.waitForFunction(() => document.documentElement.scrollWidth <= 320);
        await closeContext(page.context());
        assert.deepEqual(found, []);
      });
  },
);
