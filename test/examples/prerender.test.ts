import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as patience } from 'node:timers/promises';
// Playwright keeps pages from being prerendered.
import { launch, type Browser, type Page } from 'puppeteer-core';
import type { Consent } from '../../src/index.js';
import { chromiumArgs, findChromium } from '../browsers.mjs';

type SitePage = Window & { accord: Consent };

/** What the second page says of itself, again and again, once the visitor is there. */
interface Said {
  readonly early: boolean;
  readonly state: string;
  readonly view: string;
  readonly ran?: string;
}

class NotRendered extends Error {}

/** What is rendered early tells nobody that the browser gave it up. */
const unlessGivenUp = async (sign: Promise<void>): Promise<void> => {
  const givenUp = patience(10_000, 'given up', { ref: false });
  if (await Promise.race([sign, givenUp])) throw new NotRendered();
};

const policy = {
  site: { name: 'Rendered early' },
  services: [{ id: 'matomo', name: 'Matomo', category: 'partner', purposes: ['measurement'] }],
};
const rules = { prerender: [{ source: 'list', urls: ['/next'], eagerness: 'immediate' }] };
const html = (content: string): string => `<!doctype html>
<html lang="en">
  <title>A site</title>
  <link rel="icon" href="data:," />
  <script>window.early = document.prerendering</script>
  <script type="application/json" id="policy">${JSON.stringify(policy)}</script>
  <script src="/accord/accord.js" data-policy="#policy"></script>
  <script type="text/plain" data-consent="matomo">window.ran = 'yes'; if (early) fetch('/ran', { method: 'POST' })</script>
  ${content}
</html>`;
const pages: Record<string, string> = {
  '/': html('<button onclick="accord.grantAll()">Yes</button> <a href="/next">Next</a>'),
  // Its frames are others for the test once the visitor is there, so it speaks for itself.
  '/next': html(`<script>
    if (early) fetch('/rendered', { method: 'POST' });
    setInterval(() => {
      if (!('allows' in accord) || document.prerendering) return;
      const { early, ran } = window;
      fetch('/said', { method: 'POST', body: JSON.stringify({ early, ran, view: accord.view, state: accord.state('matomo') }) });
    }, 20);
  </script>`),
};

describe(
  'a page that the browser rendered before the visitor came to it',
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    let server: Server;
    let page: Page;
    let rendered: () => void;
    let ran: () => void;
    let said: (words: Said) => void;

    before(async () => {
      ran = () => undefined;
      server = createServer((request, response) => {
        const path = request.url ?? '';
        if (path === '/rendered') {
          rendered();
          return response.end();
        }
        if (path === '/ran') {
          ran();
          return response.end();
        }
        if (path === '/said') {
          json(request).then((words) => said(words as Said), assert.ifError);
          return response.end();
        }
        const answer = async (): Promise<void> => {
          const body = pages[path] ?? (await readFile(`dist${path.replace('/accord', '')}`));
          const type = path in pages ? 'text/html' : 'text/javascript';
          response.writeHead(200, { 'Content-Type': type }).end(body);
        };
        answer().catch(() => response.writeHead(404).end());
        return undefined;
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const found = await findChromium();
      assert.ok(found);
      browser = await launch({ executablePath: found.path, args: chromiumArgs });
    });
    after(async () => {
      await browser.close();
      server.close();
    });
    beforeEach(async () => {
      page = await (await browser.createBrowserContext()).newPage();
    });
    afterEach(() => page.browserContext().close());

    /** Opens the first page, has the next one rendered, decides on the first, and goes on until the next one says so. */
    const goOn = async (
      decide: () => Promise<unknown>,
      until: (words: Said) => boolean,
    ): Promise<void> => {
      for (let attempt = 0; ; attempt++) {
        try {
          return await goOnce(decide, until);
        } catch (error) {
          // A browser that has much else to do may give up what it rendered, and then there is nothing to be seen here.
          if (!(error instanceof NotRendered) || attempt > 4) throw error;
          await page.browserContext().close();
          page = await (await browser.createBrowserContext()).newPage();
        }
      }
    };
    const goOnce: typeof goOn = async (decide, until) => {
      const isRendered = new Promise<void>((resolve) => (rendered = resolve));
      const isSaid = new Promise<void>((resolve, reject) => {
        said = (words) => {
          if (!words.early) reject(new NotRendered());
          else if (until(words)) resolve();
        };
      });
      // Heard where it is waited for.
      isSaid.catch(() => undefined);
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      await page.waitForFunction(() => 'allows' in (window as unknown as SitePage).accord);
      await page.evaluate((text) => {
        const script = document.createElement('script');
        script.type = 'speculationrules';
        script.text = text;
        document.head.append(script);
      }, JSON.stringify(rules));
      await isRendered;
      await decide();
      // The page may be gone before its driver is answered.
      await page.click('a').catch(() => undefined);
      await isSaid;
    };

    it('follows a no, and runs nothing', async () => {
      let times = 0;
      await goOn(
        () => page.evaluate(() => (window as unknown as SitePage).accord.refuseAll()),
        ({ state, view, ran }) => {
          assert.equal(ran, undefined);
          if (state === 'refused') assert.equal(view, 'none');
          return state === 'refused' && ++times > 5;
        },
      );
    });

    it('is loaded anew, before the visitor comes to it, when what ran in it is refused in another tab', async () => {
      await goOn(
        async () => {
          const hasRun = new Promise<void>((resolve) => (ran = resolve));
          await page.click('button');
          await unlessGivenUp(hasRun);
          const isRenderedAgain = new Promise<void>((resolve) => (rendered = resolve));
          const tab = await page.browserContext().newPage();
          await tab.goto(page.url());
          await tab.evaluate(() => (window as unknown as SitePage).accord.refuseAll());
          await unlessGivenUp(isRenderedAgain);
          await page.bringToFront();
        },
        ({ state, ran: inPage }) => {
          assert.equal(state, 'refused');
          assert.equal(inPage, undefined);
          return true;
        },
      );
    });

    it('follows a yes, and runs what it allows', async () => {
      await goOn(
        () => page.click('button'),
        ({ state, ran }) => state === 'granted' && ran === 'yes',
      );
    });
  },
);
