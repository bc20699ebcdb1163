import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../browsers.mjs';
import { host } from './serve.mjs';

/** A Chromium that finds the bench's own host, trusts its certificate, and does not say that it is driven by a program. */
export async function openBrowser(fingerprint) {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium here: see node test/browsers.mjs');
  return chromium.launch({
    executablePath: found.path,
    args: [
      ...chromiumArgs.filter((arg) => !arg.startsWith('--host-resolver-rules')),
      `--host-resolver-rules=MAP ${host} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
      // Of windows that nobody is attached to, with their frame: the page has 1280 × 800.
      '--window-size=1280,887',
      // vanilla-cookieconsent, as recommended, hides from robots.
      '--disable-blink-features=AutomationControlled',
    ],
  });
}
