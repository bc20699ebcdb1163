import { expect } from '@open-wc/testing';
import { heldMarkup, plainMarkup } from './hold-markup.js';

/**
 * A small page, run three times: without a gate (the control: what the platform does), gated and granted when it has
 * loaded, and gated for a returning visitor who granted before. What it logs, and what it asks the server for, must be
 * the same each time.
 *
 *     gateCase('inline scripts run in document order', {
 *       page: `<script data-consent="a">log(1)</script><script data-consent="b">log(2)</script>`,
 *       logs: ['1', '2'],
 *     });
 *
 * In the page, `log(x)` records. `x.js` records `x` unless `files` says something else; `test/servers/gate-pages.mjs`
 * knows what can be asked of a file. `{other}` is the address of another origin, `{port}` one that notes a `connection`.
 */
export interface GateCase {
  /** The page's markup, with `data-consent` on what the gate shall hold. Starts in the head. */
  readonly page: string;
  /** What the page logs, in order. A list of possibilities where the standard leaves it open. */
  readonly logs: readonly string[];
  /** Other texts than the usual of the files that the page asks for. */
  readonly files?: Readonly<Record<string, string>>;
  /** HTTP headers of the page. A script of the test has the nonce `n`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The gate knows the nonce `n` and asks for it. */
  readonly nonce?: boolean;
  /** Browsers ask for more than the page needs, or again: do not compare the requests. */
  readonly anyRequests?: boolean;
  /** Which of the runs; all three if nothing is said. */
  readonly runs?: readonly Run[];
  /** Does something in the page, which may still be on its way, before the end is waited for. */
  readonly act?: (page: GatePage) => unknown;
  /** Looks at the page when everything was logged. */
  readonly check?: (page: GatePage) => unknown;
}

/** `control`: no gate. `first`: granted when the page has loaded. `returning`: granted before. `held`: never granted. */
export type Run = 'control' | 'first' | 'returning' | 'held';

/** For scripts that must run while the parser waits for another: WebKit asks for those only afterwards. */
export const freeRuns: readonly Run[] = ['first'];

/**
 * For scripts that must be on their way together with those the parser waits for: for a returning visitor it waits as it
 * would without a gate, but does not look ahead for held ones.
 */
export const parallelRuns: readonly Run[] = ['control', 'first'];

export interface GatePage {
  readonly run: Run;
  readonly window: PageWindow;
  readonly document: Document;
  grant(...scopes: string[]): void;
  refuse(...scopes: string[]): void;
  /** Waits until the page's first script has run. */
  started(): Promise<void>;
  /** Waits for the page's load event. */
  loaded(): Promise<unknown>;
  /** Waits until this was logged. */
  logged(entry: string): Promise<void>;
  /** Waits until the server was asked for this. */
  requested(file: string): Promise<void>;
  /** Waits until the server was asked for so many things. */
  askedFor(many: number): Promise<void>;
  requests(): Promise<string[]>;
  /** Lets the server answer what was asked with `?last`. */
  letGo(): Promise<void>;
  /** Waits until whatever is on its way has had its turn. */
  settled(): Promise<void>;
}

interface PageWindow extends Window {
  readonly entries: string[];
  readonly granted: Set<string>;
  readonly gate?: { update(): void; releaseOnce(element: Element): void; stop(): void };
  readonly told: string[];
}

export const gateCase = (title: string, what: GateCase): void => {
  it(title, async () => {
    const runs = what.runs ?? ['control', 'first', 'returning'];
    const controlled = runs.includes('control') ? runPage(what, 'control') : undefined;
    const seen = await Promise.all(
      runs.map((run) => (run === 'control' && controlled) || runPage(what, run, controlled)),
    );
    const control = await controlled;
    runs.forEach((run, index) => {
      expect(seen[index]?.logs, `${run} run`).to.deep.equal(what.logs);
      if (control && !what.anyRequests)
        expect(seen[index]?.requests, `requests of the ${run} run`).to.deep.equal(control.requests);
    });
  });
};

interface Seen {
  readonly logs: readonly string[];
  readonly requests: readonly string[];
}

let count = 0;
const otherOrigin = fetch('/gate/other-origin').then((response) => response.text());

/** Runs the page; when it has asked for as much as another one has, or nothing more comes, says what was seen. */
async function runPage(what: GateCase, run: Run, other?: Promise<Seen>): Promise<Seen> {
  const base = `/gate/${Date.now()}-${count++}`;
  const port = async (): Promise<string> => (await fetch(`${base}/port`)).text();
  const markup = what.page
    .replaceAll('{other}', `${await otherOrigin}${base}`)
    .replaceAll('{port}', what.page.includes('{port}') ? `http://127.0.0.1:${await port()}` : '');
  await fetch(`${base}/`, {
    method: 'POST',
    body: JSON.stringify({
      page: `<!doctype html><html lang="en"><head><title>A case</title>${preamble(what, run)}${
        run === 'control' ? plainMarkup(markup) : heldMarkup(markup)
      }`,
      headers: what.headers ?? {},
      files: what.files ?? {},
    }),
  });
  const frame = document.createElement('iframe');
  frame.src = `${base}/page.html`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  try {
    const page = openPage(frame, base, run, loaded);
    if (run === 'first' || run === 'held') await loaded;
    else await page.started();
    if (run === 'first') page.grant('a', 'b', 'c');
    await what.act?.(page);
    await until(
      () => page.window.entries.length >= what.logs.length,
      () => `logged ${page.window.entries.join(', ')}`,
      run,
    );
    await loaded;
    await page.settled();
    await what.check?.(page);
    const expected = what.anyRequests ? undefined : await other;
    if (expected) await page.askedFor(expected.requests.length).catch(() => undefined);
    return { logs: [...page.window.entries], requests: (await page.requests()).sort() };
  } finally {
    frame.remove();
  }
}

const preamble = ({ nonce }: GateCase, run: Run): string =>
  `<script nonce="n" src="../preamble.js"></script>` +
  (run === 'control'
    ? ''
    : `<script nonce="n" src="../gate.js"></script><script nonce="n" src="../preamble.js?gate=${run}${nonce ? '&nonce=n' : ''}"></script>`);

function openPage(
  frame: HTMLIFrameElement,
  base: string,
  run: Run,
  loaded: Promise<unknown>,
): GatePage {
  const theWindow = (): PageWindow => frame.contentWindow as unknown as PageWindow;
  const requests = async (): Promise<string[]> =>
    (await fetch(`${base}/log`)).json() as Promise<string[]>;
  return {
    run,
    get window() {
      return theWindow();
    },
    get document() {
      return theWindow().document;
    },
    grant(...scopes) {
      for (const scope of scopes) theWindow().granted?.add(scope);
      theWindow().gate?.update();
    },
    refuse(...scopes) {
      for (const scope of scopes) theWindow().granted?.delete(scope);
      theWindow().gate?.update();
    },
    loaded: () => loaded,
    started: () =>
      until(
        () => theWindow().entries,
        () => 'the page did not start',
        run,
      ),
    logged: (entry) =>
      until(
        () => theWindow().entries.includes(entry),
        () => `waited for ${entry}; logged ${theWindow().entries.join(', ')}`,
        run,
      ),
    requested: (file) =>
      until(
        async () => (await requests()).includes(file),
        () => `waited for a request of ${file}`,
        run,
      ),
    askedFor: (many) =>
      until(
        async () => (await requests()).length >= many,
        () => `waited for ${many} requests`,
        run,
      ),
    requests,
    letGo: async () => void (await fetch(`${base}/let-go`)),
    async settled() {
      // Whatever would still happen, such as a second run, would happen within a few turns of network and painting.
      for (let turn = 0; turn < 2; turn++) {
        await fetch(`${base}/log`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
  };
}

/** Waits for a condition; gives up, with words, before the test runner does. */
async function until(condition: () => unknown, words: () => string, run: Run): Promise<void> {
  const end = performance.now() + 50_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${run} run: ${words()}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
