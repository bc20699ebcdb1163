import { canShow } from '../page/can-show.js';

/** How long after the page itself they may still be on their way, in milliseconds. */
const patience = 3000;

const unloaded =
  'there is something to show, and no <accord-consent> to show it: nobody has loaded accord-consent/elements. Import it, or ' +
  'let the option `elements` of createConsent do that. A site that asks by an interface of its own needs neither.';
const unable =
  'nothing is shown here, where ResizeObserver, constructable style sheets, modal dialogs or document.fonts are missing, as in ' +
  'jsdom and happy-dom. Decisions are made all the same.';

const advised = new WeakSet<object>();

/**
 * Tells the author, once for each consent object and on the author's own machine alone, that there is something to show, and
 * no element to show it. It is advice: a site may have an interface of its own.
 */
export const adviseElements = (options: object, signal?: AbortSignal): void => {
  const look = (): void => {
    if (signal?.aborted || advised.has(options) || customElements.get('accord-consent')) return;
    advised.add(options);
    // eslint-disable-next-line no-console -- advice is neither a warning nor an error
    console.info(`Accord: ${canShow() ? unloaded : unable} This is said on local addresses only.`);
  };
  const wait = (): unknown => setTimeout(look, patience);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
};
