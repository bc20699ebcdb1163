import { startConsent, type Consent } from './consent.js';
import type { ConsentOptions } from './consent-options.js';
import { ownScript } from './own-script.js';
import { readPolicy } from './policy/read-policy.js';
import { defineWidget } from './ui/widget-element.js';
import { keptWords } from './kept-words.js';

declare global {
  interface Window {
    /** The running consent; before it is there, a list of callbacks that it will call: `(window.accord ||= []).push(…)`. */
    accord?: Consent | ((consent: Consent) => void)[];
  }
}

const fail = (error: unknown): void => console.error('Accord:', error);

const parsed = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });

/** `#id` of a JSON script in the page, else an address. */
const findPolicy = (place: string): unknown => {
  if (!place.startsWith('#')) {
    return fetch(new URL(place, document.baseURI)).then((response) => {
      if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
      return response.json();
    });
  }
  const inPage = (): unknown => {
    const text = document.getElementById(place.slice(1))?.textContent;
    if (!text) throw new Error(`data-policy="${place}" names no JSON script of this page`);
    return JSON.parse(text);
  };
  // At once when it stands before this script, so that tags run while the page is still being parsed.
  return document.getElementById(place.slice(1)) ? inPage() : parsed().then(inPage);
};

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const readOptions = ({ dataset, nonce }: HTMLScriptElement): ConsentOptions => {
  const found = {
    language: dataset['lang'],
    days: number(dataset['days']),
    refusalDays: number(dataset['refusalDays']),
    domain: dataset['domain'],
    nonce: dataset['nonce'] || nonce || undefined,
    withdraw: dataset['withdraw'] === 'event' ? ('event' as const) : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

/** The author's own machine: there everything in the policy is checked before anything is shown. */
const isDevelopment = /^$|^127\.|^\[::1]$|(^|\.)(localhost|local|test)$/.test(location.hostname);

const loadElements = async (policy: unknown): Promise<void> => {
  const elements = import('./ui/drop-in-ui.js');
  if (isDevelopment) (await import('./policy/parse-policy.js')).parsePolicy(policy);
  (await elements).defineElements();
};

const start = (policy: unknown, script: HTMLScriptElement): void => {
  try {
    const queued = window.accord;
    const consent = startConsent(policy, readOptions(script), {
      readPolicy,
      loadElements,
      loadInPage: async () => (await import('./ui/drop-in-ui.js')).defineInPage(),
      loadWithdrawal: () => import('./page/withdrawal.js'),
      loadReceipt: () => import('./decision/receipt.js'),
    });
    // A plain assignment would also replace an element of the page that clobbers the name.
    window.accord = consent;
    if (Array.isArray(queued)) for (const callback of queued) consent.push(callback);
  } catch (error) {
    fail(error);
    // Says everything that is wrong with the policy, not only the first thing.
    import('./policy/parse-policy.js').then(({ parsePolicy }) => parsePolicy(policy)).catch(fail);
  }
};

const begin = (): void => {
  const script = ownScript ?? document.querySelector<HTMLScriptElement>('script[data-policy]');
  try {
    const place = script?.dataset['policy'];
    if (!place)
      throw new Error('the script tag needs data-policy: "#id" of a JSON script, or an address');
    defineWidget(keptWords);
    const policy = findPolicy(place);
    if (policy instanceof Promise) policy.then((found) => start(found, script)).catch(fail);
    else start(policy, script);
  } catch (error) {
    fail(error);
  }
};

if (location.search.includes('accord-audit')) {
  // It should hear everything from the start.
  void import('./drop-in-audit.js').catch(fail).then(begin);
} else begin();
