import { startConsent, type Consent } from './consent.js';
import type { ConsentOptions } from './consent-options.js';
import { ownScript } from './own-script.js';
import { parsed } from './page/parsed.js';
import { openRecordStorage } from './page/record-storage.js';
import { readPolicy } from './policy/read-policy.js';

declare global {
  interface Window {
    /** The running consent; before it is there, a list of callbacks that it will call: `(window.accord ||= []).push(…)`. */
    accord?: Consent | ((consent: Consent) => void)[];
  }
}

const fail = (error: unknown): void => console.error('Accord:', error);

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
  try {
    return inPage();
  } catch (error) {
    // Not there yet, or only a part of it.
    if (document.readyState === 'loading') return parsed().then(inPage);
    throw error;
  }
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
    server: dataset['server'],
    proof: 'proof' in dataset || undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

const start = (policy: unknown, script: HTMLScriptElement): void => {
  try {
    const queued = window.accord;
    const options = readOptions(script);
    const consent = startConsent(policy, options, {
      readPolicy,
      records: openRecordStorage(options.domain),
      async loadElements(elements, declared) {
        const part = await (elements === 'widget'
          ? import('./drop-in-widget.js')
          : import('./drop-in-ui.js'));
        await part.defineElements(elements, declared);
        return part.connectElements;
      },
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

const script = ownScript ?? document.querySelector<HTMLScriptElement>('script[data-policy]');
if (!script?.dataset['policy']) {
  fail(new Error('the script tag needs data-policy: "#id" of a JSON script, or an address'));
} else {
  try {
    const policy = findPolicy(script.dataset['policy']);
    if (policy instanceof Promise) policy.then((found) => start(found, script)).catch(fail);
    else start(policy, script);
  } catch (error) {
    fail(error);
  }
}
