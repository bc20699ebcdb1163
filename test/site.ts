import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { Consent, Policy } from '../src/index.js';
import { policyOf, service } from './policy/policies.js';
import { click, forget, signalGpc, until } from './visitor.js';

/** How a path of the site answers instead of with its file. */
export interface Fault {
  readonly status?: number;
  readonly text?: string;
  /** The connection breaks off. */
  readonly broken?: boolean;
  /** It does not answer until the fault is gone. */
  readonly hang?: boolean;
}

export interface SiteOptions {
  /** In the head, before the drop-in. `{site}` stands for the site's path. */
  readonly before?: string;
  /** The drop-in's script tag. */
  readonly script?: string;
  /** What the page's policy script holds: a policy, or some other text. */
  readonly policy?: Policy | string;
  /** After the page's own content. */
  readonly after?: string;
  /** Of the page's `html` tag. */
  readonly attributes?: string;
  /** HTTP headers of every page. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly faults?: Readonly<Record<string, Fault>>;
  /** More files, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

type SiteWindow = Window &
  typeof globalThis & {
    accord?: Consent;
    /** Which held scripts ran. */
    ran?: string[];
    /** What went wrong that nobody caught, and what was written to the console as an error. */
    wrong: string[];
  };

/** What every test site would like to do. */
export const sitePolicy: Policy = policyOf(
  service('basket', 'necessary', ['preferences']),
  service('tracker', 'third-party', ['measurement', 'advertising'], {
    items: [{ name: 'trk', kind: 'cookie' }],
  }),
  service('video', 'partner', ['media']),
);

const provider = { name: 'Rivage', policyUrl: '/privacy' };
/** The same with everybody named, as authors are told to. */
export const namedPolicy: Policy = {
  site: { name: 'Rivage', policyUrl: '/privacy' },
  services: sitePolicy.services.map((each) => ({ ...each, provider })),
};

/** Everything that is held, in every form. */
const held = `
  <script type="text/plain" data-consent="tracker">(window.ran ||= []).push('inline')</script>
  <script type="text/plain" data-consent="tracker" src="{site}/optional/classic.js"></script>
  <script type="text/plain" data-consent="tracker" data-type="module" src="{site}/optional/module.js"></script>
  <img data-consent="tracker" data-src="{site}/optional/pixel.gif" alt="" />
  <iframe data-consent="video" data-src="{site}/optional/video.html" title="A film" data-placeholder></iframe>
  <link rel="stylesheet" data-consent="tracker" data-href="{site}/optional/style.css" />
  <template data-consent="video"><script src="{site}/optional/template.js"></script></template>`;

export const dropIn = '<script src="{site}/accord/accord.js" data-policy="#policy"></script>';

const pageOf = ({
  before = '',
  script = dropIn,
  policy = sitePolicy,
  after = '',
  attributes = 'lang="en"',
}: SiteOptions): string => `<!doctype html>
<html ${attributes}>
<head>
  <meta charset="utf-8" />
  <title>A site</title>
  <script>
    window.wrong = [];
    addEventListener('error', (event) => wrong.push(event.message ?? 'failed to load'));
    addEventListener('unhandledrejection', (event) => wrong.push('unhandled: ' + event.reason));
    console.error = (...said) => wrong.push(said.map((each) => each?.message ?? String(each)).join(' '));
  </script>
  ${before}
  <script type="application/json" id="policy">${typeof policy === 'string' ? policy : JSON.stringify(policy)}</script>
  ${script}
</head>
<body>
  <main>
    <h1>A page about something</h1>
    <p><a id="link" href="#below">Further down</a> <button id="accept" onclick="accord.grantAll()">Yes</button></p>
    ${held}
    <p style="height: 1500px">It is a long page.</p>
    <p id="below">The end of it.</p>
  </main>
  ${after}
</body>
</html>`;

/** Of a frame that cannot be looked into, it cannot be said. */
const hasLoaded = ({ contentDocument }: HTMLIFrameElement): boolean =>
  !contentDocument ||
  (contentDocument.readyState === 'complete' && contentDocument.URL !== 'about:blank');

const sites: Site[] = [];

/** A site in a frame, as a visitor of the test has it in front of them. */
export class Site {
  readonly frame: HTMLIFrameElement = document.createElement('iframe');
  readonly key: number;

  constructor(key: number) {
    this.key = key;
    this.frame.style.cssText = 'inline-size: 760px; block-size: 560px; border: 0';
    sites.push(this);
  }

  /** Makes a site; nothing is opened yet. */
  static async make(options: SiteOptions = {}): Promise<Site> {
    const { headers = {}, faults = {}, files = {} } = options;
    const key = await executeServerCommand<number, object>('make-site', {
      headers,
      faults,
      files: {
        'index.html': pageOf(options),
        'optional/video.html': '<!doctype html><title>A film</title>',
        'optional/style.css': '',
        ...files,
      },
    });
    return new Site(key);
  }

  /** Makes a site and opens its page. */
  static async open(options: SiteOptions = {}): Promise<Site> {
    const site = await Site.make(options);
    await site.visit();
    return site;
  }

  get address(): string {
    return `/sites/${this.key}/`;
  }

  /** Opens a page of the site and waits until it has loaded. */
  async visit(path = ''): Promise<void> {
    // A page that is left while its frames are on their way may be left in vain.
    await until(() => this.#frames().every(hasLoaded));
    const loaded = new Promise((resolve) =>
      this.frame.addEventListener('load', resolve, { once: true }),
    );
    this.frame.src = `${this.address}${path}`;
    if (!this.frame.isConnected) document.body.append(this.frame);
    await loaded;
  }

  #frames(): HTMLIFrameElement[] {
    return [
      ...(this.frame.contentDocument?.querySelectorAll<HTMLIFrameElement>('iframe[src]') ?? []),
    ];
  }

  async change(faults: Readonly<Record<string, Fault>>): Promise<void> {
    await executeServerCommand('change-site', { key: this.key, faults });
  }

  async log(): Promise<string[]> {
    return executeServerCommand<string[], number>('site-log', this.key);
  }

  get window(): SiteWindow {
    return this.frame.contentWindow as SiteWindow;
  }

  get document(): Document {
    const { contentDocument } = this.frame;
    assert.isOk(contentDocument, 'the page can be looked into');
    return contentDocument;
  }

  /** The running consent object, once it is there. */
  async consent(): Promise<Consent> {
    const running = (): Consent | undefined => {
      const { accord } = this.window;
      return accord && 'allows' in accord ? accord : undefined;
    };
    await until(running);
    return running() as Consent;
  }

  /** Everything in the page that matches, through open shadow roots. */
  all(selector: string, root: ParentNode = this.document): HTMLElement[] {
    const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? this.all(selector, shadowRoot) : [],
    );
    return [...root.querySelectorAll<HTMLElement>(selector), ...inside];
  }

  /** The decision buttons that the visitor can see: refuse, choose, accept. */
  choices(): HTMLElement[] {
    return this.all('accord-consent').flatMap(({ shadowRoot }) =>
      shadowRoot
        ? this.all('[part~=choice]', shadowRoot).filter((each) => each.checkVisibility())
        : [],
    );
  }

  /** Waits for what has to come; if it never does, says what the page knows instead. */
  async #until(what: string, holds: () => unknown): Promise<void> {
    await until(holds).catch(async (error: unknown) => {
      const { accord, localStorage, wrong } = this.window;
      const { cookie, readyState } = this.document;
      const known = {
        wrong,
        readyState,
        decision: accord?.decision,
        view: accord?.view,
        failed: accord?.failed,
        shown: this.document.querySelector('accord-consent')?.shadowRoot?.innerHTML,
        widgets: this.all('accord-widget').map(({ outerHTML }) => outerHTML),
        links: this.all('[data-consent-open]').map((link) => link.checkVisibility()),
        stored: [cookie, ...Object.entries(localStorage)],
        requested: await this.log(),
      };
      throw new Error(`${what}: ${JSON.stringify(known)}`, { cause: error });
    });
  }

  /** Waits until the first layer asks. */
  async asks(): Promise<void> {
    await this.#until('Does not ask', () => this.choices().length === 3);
  }

  /** Waits until the visitor sees the widget. */
  async hasWidget(): Promise<void> {
    await this.#until('Has no widget', () =>
      this.all('accord-widget').some(
        (each) => each.checkVisibility() && each.shadowRoot?.querySelector('button'),
      ),
    );
  }

  async press(which: 'refuse' | 'choose' | 'accept'): Promise<void> {
    await this.asks();
    const button = this.choices()[['refuse', 'choose', 'accept'].indexOf(which)];
    assert.isOk(button);
    await click(button);
  }

  /** Waits for what was accepted to have run. */
  async released(): Promise<void> {
    await until(() => this.window.ran?.includes('optional/module.js'));
  }

  /** Waits until the page asks for nothing more: until two looks, some turns of the page apart, find the same. */
  async settled(): Promise<void> {
    let before = -1;
    await until(async () => {
      for (let turn = 0; turn < 5; turn++) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      const now = (await this.log()).length + (this.window.wrong?.length ?? 0);
      const isSame = now === before;
      before = now;
      return isSame;
    });
  }

  /** Was anything optional released? */
  async assertHeld(): Promise<void> {
    const optional = (await this.log()).filter((path) => path.startsWith('optional/'));
    assert.deepEqual(optional, [], 'requested');
    assert.isUndefined(this.window.ran, 'ran');
    assert.isNull(
      this.document.querySelector('[src*="/optional/pixel"], iframe[src], link[href*="optional"]'),
    );
  }

  /** Can the page be read, scrolled and used? */
  async assertUsable(): Promise<void> {
    const { documentElement: root, body } = this.document;
    assert.include(body.innerText, 'A page about something');
    assert.isNull(this.document.querySelector('main')?.closest('[inert], [aria-hidden=true]'));
    for (const element of [root, body]) {
      assert.notInclude(['hidden', 'clip'], this.window.getComputedStyle(element).overflowY);
    }
    this.window.scrollTo(0, 0);
    const link = this.document.querySelector('#link');
    assert.isOk(link);
    this.window.location.hash = '';
    await click(link);
    await until(() => this.window.location.hash === '#below');
    await until(() => this.window.scrollY > 0);
  }
}

/** Closes what a test has opened. */
export const closeSites = (): void => {
  for (const { frame } of sites.splice(0)) frame.remove();
};

/** Each test of a suite meets a visitor who was never here, and whose browser sends no opt-out signal. */
export const newVisitors = (): void => {
  let undoGpc: () => void;
  beforeEach(async () => {
    await forget();
    undoGpc = signalGpc(undefined);
  });
  afterEach(async () => {
    closeSites();
    undoGpc();
    await forget();
  });
};
