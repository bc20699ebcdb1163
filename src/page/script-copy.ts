import { setTrusted, trustedValue, type Trust } from './trusted-value.js';

/** Whether it could be set: a page with Trusted Types may not allow it. */
export const setText = (trust: Trust, script: HTMLScriptElement, text: string): boolean => {
  try {
    script.text = trustedValue(trust, 'createScript', text);
    return true;
  } catch {
    return false;
  }
};

/** A script that can run once more: the copy of one that the browser regards as started. */
export const copyScript = (
  trust: Trust,
  script: HTMLScriptElement,
  withHandlers?: boolean,
): HTMLScriptElement => {
  const copy = document.createElement('script');
  copy.async = false;
  for (const attribute of script.attributes) {
    const { name, value } = attribute;
    const isHandler = name.startsWith('on');
    if (isHandler && !withHandlers) continue;
    const rule = isHandler ? 'createScript' : name === 'src' && 'createScriptURL';
    if (rule) copy.setAttribute(name, trustedValue(trust, rule, value));
    // Parsers give attributes names that programs may not.
    else copy.setAttributeNode(attribute.cloneNode() as Attr);
  }
  copy.nonce = script.nonce;
  if (script.text) setText(trust, copy, script.text);
  return copy;
};

/** WebKit forgets who listens to an element that is nowhere when it collects garbage, though an event is on its way to it. */
const asked = new Set<HTMLScriptElement>();

/**
 * Asks the browser whether it regards a script as started, as it does with everything that came by `innerHTML`. The
 * answer is no attribute, but a copy has it too, and a script that is not started reports an empty address.
 */
export const wasStarted = (
  trust: Trust,
  script: HTMLScriptElement,
  tell: (started: boolean) => void,
): void => {
  const copy = script.cloneNode() as HTMLScriptElement;
  for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
  const witness = document.createElement('script');
  // Scripts in SVG tell nothing of the kind.
  let isStarted = 'noModule' in copy;
  copy.addEventListener('error', () => (isStarted = false));
  witness.addEventListener('error', () => {
    asked.delete(copy);
    asked.delete(witness);
    tell(isStarted);
  });
  for (const probe of [copy, witness]) {
    if (!setTrusted(trust, probe, 'src', '')) return tell(false);
    asked.add(probe);
    document.documentElement.append(probe);
    probe.remove();
  }
};
