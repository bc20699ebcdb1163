import { setTrusted } from './trusted-value.js';

export const isHeldScript = (element: Element): element is HTMLScriptElement =>
  element.matches('script[data-consent][type="text/plain"]');

/** Marks a script that the browser has not tried yet, because it stands outside the document. */
export const holdScript = (script: Element, expression: string): void => {
  const type = script.getAttribute('type');
  if (type !== null) script.setAttribute('data-type', type);
  script.setAttribute('type', 'text/plain');
  script.setAttribute('data-consent', expression);
};

/**
 * Gives the script what it would have had without us, and leaves nothing of ours on it. False when the page's Trusted
 * Types do not allow its address.
 */
export const unmarkScript = (held: HTMLScriptElement): boolean => {
  const src = held.getAttribute('data-src');
  if (src !== null && !setTrusted(held, 'src', src)) return false;
  const type = held.getAttribute('data-type');
  for (const name of ['type', 'src', 'consent']) held.removeAttribute(`data-${name}`);
  if (type === null) held.removeAttribute('type');
  else held.setAttribute('type', type);
  return true;
};

/**
 * Lets the browser run an unmarked script. It never started a script without a script's type, and tries every script
 * again that comes into the document: https://html.spec.whatwg.org/#prepare-the-script-element
 */
export const prepareScript = (script: HTMLScriptElement): void => {
  script.parentNode?.insertBefore(script, script.nextSibling);
};
