import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { chromiumArgs, findChromium } from '../browsers.mjs';

/** Starts the Chromium of this machine. */
export const openBrowser = async (options: LaunchOptions = {}): Promise<Browser> => {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium on this machine: see test/browsers.mjs');
  return chromium.launch({ executablePath: found.path, args: chromiumArgs, ...options });
};
