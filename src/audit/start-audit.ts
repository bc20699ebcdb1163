import { isDevelopment } from '../page/is-development.js';
import type { AuditOptions } from './audit-options.js';
import { checkFairness } from './check-fairness.js';
import { collect } from './collect.js';
import type { Finding } from './finding.js';
import { isAskedFor } from './is-asked-for.js';
import { makeReport } from './make-report.js';
import { showPanel } from './panel/show-panel.js';
import type { AuditReport } from './report.js';
import { runningConsent } from './watch-consent.js';

/** The running audit of the page. */
export interface Audit {
  /**
   * What it saw up to now, as data: for tests, for a build. With `quiet` it first waits until Accord has started and nothing
   * new was seen for so many milliseconds, twenty times as long at most: trackers take their time.
   */
  report(options?: { readonly quiet?: number | undefined }): Promise<AuditReport>;
  /** Calls the listener after something new was seen, at most once in a while. Returns the undo. */
  observe(listener: () => void): () => void;
  /** Ends it and takes the panel away. */
  stop(): void;
}

/** A symbol that every copy of this code shares: two audits would hear each other. */
const running: unique symbol = Symbol.for('accord-audit');
const page: typeof globalThis & { [running]?: Audit } = globalThis;

const warnInProduction = (): void => {
  if (isDevelopment()) return;
  console.warn(
    `Accord audit: this is a tool for development, and it runs on ${location.host}. It watches every request and every write of the page; leave it out of what visitors load.`,
  );
};

/**
 * Starts to watch the page: what is stored, what is requested, what stands in the markup, and whether the visitor allowed it.
 * For development only. Start it before everything else in the page, or it will not know who did what before. Starting
 * again returns the running audit.
 *
 * @throws {Error} outside a browser.
 */
export const startAudit = (options: AuditOptions = {}): Audit => {
  if (typeof document === 'undefined') throw new Error('Accord audit: it needs a page to look at.');
  const already = page[running];
  if (already) return already;
  warnInProduction();

  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastNews = performance.now();
  // What the visitor has switched, and not saved yet, was not on beforehand.
  let hasSwitched = false;
  let lastShown: string | undefined;
  const stopped = new AbortController();
  document.addEventListener(
    'input',
    (event) => {
      const [target] = event.composedPath();
      if (target instanceof HTMLInputElement && target.type === 'checkbox') hasSwitched = true;
    },
    { signal: stopped.signal, capture: true },
  );
  const changed = (): void => {
    lastNews = performance.now();
    const shown = runningConsent()?.view;
    // Until they are opened anew: while they close, they are still drawn.
    if (shown === 'preferences' && lastShown !== shown) hasSwitched = false;
    lastShown = shown;
    timer ??= setTimeout(() => {
      timer = undefined;
      // The layer that is there now may be gone when the report is asked for.
      if (evidence.history.consent?.view !== view) lookAtDialog();
      for (const listener of listeners) listener();
    }, 250);
  };
  const evidence = collect(changed);
  for (const [scope, addresses] of Object.entries(options.addresses ?? {}))
    for (const address of addresses) evidence.book.add(address, scope);

  // What was found on each layer, when it was last shown.
  const layers = new Map<string, readonly Finding[]>();
  let view: string | undefined;
  const lookAtDialog = (): void => {
    view = evidence.history.consent?.view;
    if (!view) return;
    const isKnown = layers.get(view)?.some(({ rule }) => rule === 'ticked-beforehand') ?? false;
    const found = checkFairness().filter(
      ({ rule }) => rule !== 'ticked-beforehand' || isKnown || !hasSwitched,
    );
    layers.set(view, found);
  };
  const audit: Audit = {
    async report({ quiet = 0 } = {}) {
      const end = performance.now() + 20 * quiet;
      const wait = (): number => {
        const isStarting = evidence.history.consent === undefined;
        const rest = isStarting ? quiet : lastNews + quiet - performance.now();
        return Math.min(rest, end - performance.now());
      };
      for (let rest = wait(); rest > 0; rest = wait()) {
        await new Promise((resolve) => setTimeout(resolve, rest));
      }
      lookAtDialog();
      return makeReport(evidence, options, [...layers.values()].flat());
    },
    observe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      // Stopped a second time, it leaves the next one alone.
      if (page[running] === audit) delete page[running];
      clearTimeout(timer);
      listeners.clear();
      stopped.abort();
      evidence.stop();
      panel?.stop();
      clearInterval(looking);
    },
  };
  page[running] = audit;
  const wanted = options.panel ?? (isAskedFor() || !navigator.webdriver);
  const panel = wanted ? showPanel(audit) : undefined;
  if (panel) audit.observe(panel.refresh);
  // Writes such as `localStorage.x = 1` are heard by nobody.
  const looking = panel && setInterval(panel.refresh, 2000);
  return audit;
};
