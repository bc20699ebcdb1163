/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const javaScript =
  /^((application|text)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))?$/i;

/**
 * When the HTML standard runs a script, by its attributes:
 * - `now`: waits for nobody (async, import maps), or never runs (data blocks, nomodule, event handlers of old);
 * - `inline` and `blocking`: in document order, one at a time;
 * - `deferred`: in document order, after those.
 */
export type ScriptKind = 'now' | 'inline' | 'blocking' | 'deferred';

const isEventHandler = (script: HTMLScriptElement): boolean => {
  const [target, event] = [script.getAttribute('for'), script.getAttribute('event')];
  return (
    target !== null &&
    event !== null &&
    !(/^\s*window\s*$/i.test(target) && /^\s*onload(\(\))?\s*$/i.test(event))
  );
};

export const scriptKind = (held: HTMLScriptElement): ScriptKind => {
  const language = held.getAttribute('language');
  const type = held.dataset['type'] ?? (language ? `text/${language}` : '');
  const isModule = /^module$/i.test(type.trim());
  if (!isModule && (!javaScript.test(type.trim()) || held.noModule || isEventHandler(held)))
    return 'now';
  const isExternal = held.matches('[src],[data-src]');
  if (held.hasAttribute('async') && (isModule || isExternal)) return 'now';
  if (isModule || (held.defer && isExternal)) return 'deferred';
  return isExternal ? 'blocking' : 'inline';
};
