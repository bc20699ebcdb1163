import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { serve } from '../../examples/serve.mjs';
import type { Receipt } from '../../src/index.js';
import { closeContext } from './open-browser.js';

/** A request that reached one of the harbour's two servers. */
export interface Received {
  readonly origin: 'site' | 'outside';
  readonly method: string;
  readonly path: string;
  readonly kind: 'file' | 'necessary' | 'first-party' | 'partner' | 'third-party';
  readonly who: string;
  readonly what: string;
  readonly body?: unknown;
  readonly cookies: Readonly<Record<string, string>>;
}

export interface Harbour {
  readonly url: string;
  readonly outsideUrl: string;
  readonly records: readonly Received[];
  /** Absent where the harbour is served without Accord. */
  readonly receipts?: { find(id: string): Receipt | undefined; count(): number } | undefined;
  clear(): void;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export const openHarbour = (
  options: { ungated?: boolean; change?: (text: string) => string } = {},
): Promise<Harbour> => serve(options);

export const paths = {
  home: '/',
  article: '/journal/harbour-in-winter.html',
  shop: '/shop.html',
} as const;

/** Everything that is stored in the browser by the page's own site or by another, by name. */
export const storedNames = async (page: Page): Promise<string[]> => {
  const cookies = await page.context().cookies();
  const inPage = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
  ]);
  return [...new Set([...cookies.map(({ name }) => name), ...inPage])].sort();
};

/** One visitor with a browser profile of their own, and what they do. */
export class Visit {
  readonly errors: string[] = [];
  readonly requests: string[] = [];
  readonly harbour: Harbour;
  readonly context: BrowserContext;
  page: Page;

  private constructor(harbour: Harbour, context: BrowserContext, page: Page) {
    this.harbour = harbour;
    this.context = context;
    this.page = page;
    this.#watch();
  }

  static async start(browser: Browser, harbour: Harbour): Promise<Visit> {
    harbour.clear();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    return new Visit(harbour, context, await context.newPage());
  }

  /** Goes on in a new tab, as a visitor who comes back. */
  async openTab(): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
    this.requests.length = 0;
    this.#watch();
  }

  #watch(): void {
    this.page.on('pageerror', (error) => this.errors.push(error.message));
    this.page.on('request', (request) => this.requests.push(request.url()));
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.harbour.url + path);
  }

  /** Waits until Accord runs: it may wait for its policy, and takes calls from then on. */
  async #running(): Promise<void> {
    await this.page.waitForFunction(
      () => 'allows' in ((window as { accord?: object }).accord ?? {}),
    );
  }

  /** Waits until Accord runs, asks if it has to, and the page has nothing left to do at once. */
  async settle({ asks }: { asks: boolean }): Promise<void> {
    await this.#running();
    if (asks) await this.choice('Refuse all').waitFor();
    await this.page.waitForLoadState('load');
    await this.page.evaluate(
      () =>
        new Promise<unknown>((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
    );
  }

  /** A decision button of the dialog, by its visible text. */
  choice(text: string): Locator {
    return this.page.locator('accord-consent').getByRole('button', { name: text, exact: true });
  }

  async decide(text: string): Promise<void> {
    await this.choice(text).click();
    await this.choice(text).waitFor({ state: 'hidden' });
  }

  /** Does something through the page's `accord` object within a click of the visitor's. */
  async actOn(method: 'grant' | 'refuse', ...scopes: string[]): Promise<void> {
    await this.#running();
    await this.page.evaluate(
      ([name, names]) => {
        const accord = (window as unknown as { accord: Record<string, (...s: string[]) => void> })
          .accord;
        document
          .querySelector('h1')
          ?.addEventListener('click', () => accord[name]!(...names), { once: true });
      },
      [method, scopes] as const,
    );
    await this.page.locator('h1').click();
  }

  /** Waits until what the servers received satisfies a condition. */
  async received(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        const undo = this.harbour.subscribe(() => {
          undo();
          resolve();
        });
      });
    }
  }

  /** What was received and is neither a file of the site nor necessary. */
  optional(): Received[] {
    return this.harbour.records.filter(({ kind }) => kind !== 'file' && kind !== 'necessary');
  }

  /** Every event that Mixpanel's and PostHog's tags reported, by name. */
  events(who: 'Mixpanel' | 'PostHog'): string[] {
    return this.harbour.records
      .filter((record) => record.who === who)
      .flatMap(({ body }) => eventNames(body));
  }

  at(start: string): Received[] {
    return this.harbour.records.filter(({ path }) => path.startsWith(start));
  }

  /** Waits until all three trackers have reported. */
  async trackersReport(): Promise<void> {
    await this.received(() => this.events('Mixpanel').includes('$mp_web_page_view'));
    await this.received(() => this.events('PostHog').includes('$pageview'));
    await this.received(() => this.at('/collect/vitals').length > 0);
  }

  async end(): Promise<void> {
    await closeContext(this.context);
  }
}

interface Reported {
  readonly event?: string;
  readonly batch?: readonly Reported[];
}

const eventNames = (body: unknown): string[] => {
  const reported = (Array.isArray(body) ? body : [body]) as (Reported | undefined)[];
  return reported.flatMap((entry) =>
    entry?.batch ? eventNames(entry.batch) : entry?.event ? [entry.event] : [],
  );
};
