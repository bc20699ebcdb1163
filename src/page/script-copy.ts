import type { trustedValue } from './trusted-value.js';

type Trusted = typeof trustedValue;

/** Whether it could be set: a page with Trusted Types may not allow it. */
export const setText = (script: HTMLScriptElement, text: string, trusted: Trusted): boolean => {
  try {
    script.text = trusted('createScript', text);
    return true;
  } catch {
    return false;
  }
};

/** A script that can run once more: the copy of one that the browser regards as started. */
export const copyScript = (
  script: HTMLScriptElement,
  withHandlers: boolean,
  trusted: Trusted,
): HTMLScriptElement => {
  const copy = document.createElement('script');
  copy.async = false;
  for (const { name, value } of script.attributes) {
    const isHandler = name.startsWith('on');
    if (isHandler && !withHandlers) continue;
    const rule = isHandler ? 'createScript' : name === 'src' && 'createScriptURL';
    copy.setAttribute(name, rule ? trusted(rule, value) : value);
  }
  copy.nonce = script.nonce;
  if (script.text) setText(copy, script.text, trusted);
  return copy;
};

/**
 * Asks the browser whether it regards a script as started, as it does with everything that came by `innerHTML`. The
 * answer is no attribute, but a copy has it too, and a script that is not started reports an empty address.
 */
export const wasStarted = (
  script: HTMLScriptElement,
  trusted: Trusted,
  tell: (started: boolean) => void,
): void => {
  const copy = script.cloneNode() as HTMLScriptElement;
  for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
  const witness = document.createElement('script');
  let isStarted = true;
  copy.addEventListener('error', () => (isStarted = false));
  witness.addEventListener('error', () => tell(isStarted));
  try {
    for (const probe of [copy, witness]) {
      probe.src = trusted('createScriptURL', '');
      document.documentElement.append(probe);
      probe.remove();
    }
  } catch {
    tell(false);
  }
};
