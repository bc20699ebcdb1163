import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { chromiumArgs, findChromium, findHeadlessChromium } from '../browsers.mjs';

/** Starts the Chromium of this machine; `whole`: not its headless shell alone. */
export const openBrowser = async (
  options: LaunchOptions = {},
  { whole = false } = {},
): Promise<Browser> => {
  const found = await (whole ? findChromium() : findHeadlessChromium());
  if (!found) throw new Error('No Chromium on this machine: see test/browsers.mjs');
  return chromium.launch({ executablePath: found.path, args: chromiumArgs, ...options });
};

/** Closes a context, and lets go what its routes are still fetching: it would fail once the context is gone. */
export const closeContext = async (context: BrowserContext): Promise<void> => {
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
};
