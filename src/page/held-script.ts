import { trustedValue } from './trusted-value.js';

export const isHeldScript = (element: Element): element is HTMLScriptElement =>
  element.matches('script[data-consent][type="text/plain"]');

/** Marks a script that the browser has not tried yet, because it stands outside the document. */
export const holdScript = (script: Element, expression: string): void => {
  const type = script.getAttribute('type');
  if (type !== null) script.setAttribute('data-type', type);
  script.setAttribute('type', 'text/plain');
  script.setAttribute('data-consent', expression);
};

/** Gives the script back what it would have had without us, and leaves nothing of ours on it. */
export const unmarkScript = (held: HTMLScriptElement): void => {
  const type = held.getAttribute('data-type');
  const src = held.getAttribute('data-src');
  for (const name of ['consent', 'type', 'src']) held.removeAttribute(`data-${name}`);
  if (src !== null) held.src = trustedValue('createScriptURL', src);
  if (type === null) held.removeAttribute('type');
  else held.setAttribute('type', type);
};

/**
 * Lets the browser run an unmarked script. It never started a script without a script's type, and tries every script
 * again that comes into the document: https://html.spec.whatwg.org/#prepare-the-script-element
 */
export const prepareScript = (script: HTMLScriptElement): void => {
  script.parentNode?.insertBefore(script, script.nextSibling);
};

/** Whether it could be set: a page with Trusted Types may not allow it. */
export const setText = (script: HTMLScriptElement, text: string): boolean => {
  try {
    script.text = trustedValue('createScript', text);
    return true;
  } catch {
    return false;
  }
};

/** A script that can run once more: the copy of one that the browser regards as started. */
export const copyScript = (script: HTMLScriptElement, withHandlers: boolean): HTMLScriptElement => {
  const copy = document.createElement('script');
  copy.async = false;
  for (const { name, value } of script.attributes) {
    const handler = name.startsWith('on');
    if (handler && !withHandlers) continue;
    const rule = handler ? 'createScript' : 'createScriptURL';
    copy.setAttribute(name, handler || name === 'src' ? trustedValue(rule, value) : value);
  }
  copy.nonce = script.nonce;
  if (script.text) copy.text = trustedValue('createScript', script.text);
  return copy;
};

/**
 * Asks the browser whether it regards a script as started, as it does with everything that came by `innerHTML`. The
 * answer is no attribute, but a copy has it too, and a script that is not started reports an empty address.
 */
export const wasStarted = (script: HTMLScriptElement, tell: (started: boolean) => void): void => {
  const copy = script.cloneNode() as HTMLScriptElement;
  for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
  let started = true;
  copy.addEventListener('error', () => (started = false));
  const witness = document.createElement('script');
  witness.addEventListener('error', () => tell(started));
  try {
    for (const probe of [copy, witness]) {
      probe.src = trustedValue('createScriptURL', '');
      document.head.append(probe);
      probe.remove();
    }
  } catch {
    tell(false);
  }
};
