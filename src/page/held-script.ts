import { isGecko } from './parser.js';

export const isHeldScript = (element: Element): element is HTMLScriptElement =>
  element.matches('script[data-consent][type="text/plain"]');

/** Marks a script that the browser has not tried yet, because it stands outside the document. */
export const holdScript = (script: Element, expression: string): void => {
  const type = script.getAttribute('type');
  if (type !== null) script.setAttribute('data-type', type);
  script.setAttribute('type', 'text/plain');
  script.setAttribute('data-consent', expression);
};

/** Gives the script the type that it would have had without us, and leaves nothing of ours on it. */
export const unmarkScript = (held: HTMLScriptElement): void => {
  const type = held.getAttribute('data-type');
  for (const name of ['data-type', 'data-consent', 'type']) held.removeAttribute(name);
  if (type !== null) held.setAttribute('type', type);
};

/**
 * Lets the browser run an unmarked script. It never started a script without a script's type, and tries every script
 * again that comes into the document, or that text comes into: https://html.spec.whatwg.org/#prepare-the-script-element
 */
export const prepareScript = (script: HTMLScriptElement): void => {
  // The least that changes: nobody but the script itself notices that its text has been put in again. Where Trusted Types
  // are enforced, Gecko would not believe it any more.
  const node = (!script.hasAttribute('src') && !isGecko() && script.firstChild) || script;
  node.parentNode?.insertBefore(node, node.nextSibling);
};
