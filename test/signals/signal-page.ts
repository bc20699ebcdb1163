import { executeServerCommand } from '@web/test-runner-commands';
import { assert } from '@open-wc/testing';
import type { Consent, Policy, Service, SignalSettings } from '../../src/index.js';
import { click, until } from '../visitor.js';
import { policyOf, service } from '../policy/policies.js';

/** What the pages of these tests put on their window. */
export type Page = Window &
  typeof globalThis & {
    accord?: Consent;
    /** What Accord said was wrong. */
    errors: string[];
    /** What the page's scripts noted, in order. */
    notes: unknown[];
    /** What Accord advised the author. */
    advice: string[];
    dataLayer?: unknown[];
    uetq?: unknown[];
  };

export interface SignalPage {
  readonly signals?: SignalSettings;
  /** Markup after Accord's script, in the head. */
  readonly head?: string;
  /** Markup before Accord's script, in the head. */
  readonly before?: string;
  readonly body?: string;
  readonly services?: readonly Service[];
  /** Attributes of Accord's script. */
  readonly attributes?: string;
  /** Where the drop-in comes from. */
  readonly from?: string;
  /** Whether the page never finishes loading, because something it loads is held back. */
  readonly unfinished?: boolean;
}

export const services: readonly Service[] = [
  service('basket', 'necessary', ['preferences']),
  service('vendor', 'third-party', ['measurement', 'advertising']),
  service('other', 'partner', ['media']),
];

const frames: HTMLIFrameElement[] = [];

const html = (policy: Policy, page: SignalPage): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A page with signals</title>
  <script type="application/json" id="policy">${JSON.stringify(policy)}</script>
  <script>
    window.errors = [];
    window.notes = [];
    window.advice = [];
    console.info = (said) => advice.push(said);
    console.error = (...said) => errors.push(said.map((each) => each?.message ?? String(each)).join(' '));
  </script>
  ${page.before ?? ''}
  <script src="${page.from ?? '/dist/accord.js'}" data-policy="#policy" data-withdraw="event" ${page.attributes ?? ''}></script>
  ${page.head ?? ''}
  <button id="accept" onclick="accord.grantAll()">Accept</button>
  <button id="refuse" onclick="accord.refuseAll()">Refuse</button>
  <button id="measure" onclick="accord.grant('measurement'); accord.refuse('advertising')">Measure</button>
  <button id="other" onclick="accord.grant('other')">The other</button>
  ${page.body ?? ''}
</html>`;

/** Opens a page that uses the built drop-in in a frame, and waits until it has loaded, or is there. */
export const openPage = async (page: SignalPage): Promise<Page> => {
  const policy = { ...policyOf(...(page.services ?? services)), signals: page.signals ?? {} };
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 700px; height: 560px; border: 0';
  frame.src = await executeServerCommand<string, string>('make-page', html(policy, page));
  frames.push(frame);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  const window = frame.contentWindow as Page;
  if (page.unfinished) await until(() => window.accord && window.document.readyState !== 'loading');
  else await loaded;
  return window;
};

/** Presses a button of the page as the visitor does, and waits until the decision has settled everywhere. */
export const press = async (page: Page, id: 'accept' | 'refuse' | 'measure' | 'other') => {
  const button = page.document.getElementById(id);
  const { accord } = page;
  assert.isOk(button);
  assert.isOk(accord);
  let told = false;
  page.document.addEventListener('consentchange', () => (told = true), { once: true });
  await click(button);
  await until(() => told);
};

export const closePages = (): void => {
  for (const frame of frames.splice(0)) frame.remove();
};
