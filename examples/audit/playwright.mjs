/**
 * Opens pages as a visitor who has not decided, as one who refuses and as one who accepts, and fails when a page leaks:
 *
 *     node examples/audit/playwright.mjs http://localhost:8080/ http://localhost:8080/shop.html
 *
 * In a project of your own: `npm install --save-dev playwright-core accord-consent`, copy this file, start your site, run it.
 * With the test runner of Playwright, each `visit` is a test and the last lines an `expect(breaches).toEqual([])`.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const addresses = process.argv.slice(2);
if (addresses.length === 0) throw new Error('Which pages? node playwright.mjs <address> …');

/** The decision buttons have no other names: refuse, choose, accept, in this order, in every language. */
const choices = { 'before a decision': undefined, 'after refusing': 0, 'after accepting': 2 };

const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH });
let leaks = 0;

const visit = async (address, when) => {
  const context = await browser.newContext();
  // Before everything else in every page: so it knows who stored and requested what.
  await context.addInitScript({
    path: fileURLToPath(import.meta.resolve('accord-consent/accord-audit.js')),
  });
  const page = await context.newPage();
  await page.goto(address);
  const button = choices[when];
  if (button !== undefined) {
    await page.locator('accord-consent [part=choice]').nth(button).click();
    // What was decided has to hold on the next page, too.
    await page.evaluate(() => window.accordAudit.report({ quiet: 500 }));
    await page.goto(address);
  }
  const report = await page.evaluate(() => window.accordAudit.report({ quiet: 1000 }));
  const breaches = report.findings.filter(({ level }) => level === 'breach');
  console.log(`${breaches.length === 0 ? 'ok   ' : 'LEAKS'} ${address} ${when}`);
  for (const { subject, message, by } of breaches) {
    console.log(`        ${subject}\n          ${message}${by?.length ? ` By ${by[0]}` : ''}`);
  }
  leaks += breaches.length;
  await context.close();
};

for (const address of addresses)
  for (const when of Object.keys(choices)) await visit(address, when);
await browser.close();
process.exitCode = leaks === 0 ? 0 : 1;
