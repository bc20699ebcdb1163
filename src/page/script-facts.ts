import { parseAddress } from './parse-address.js';

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type, or nothing at all. */
const javaScript =
  /^((application|text)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))?$/i;

/**
 * When the HTML standard runs a script, by its attributes:
 * - `now`: waits for nobody (async, import maps), or never runs (data blocks, nomodule, event handlers of old);
 * - `inline` and `blocking`: in document order, one at a time;
 * - `deferred`: in document order, after those.
 */
export interface ScriptFacts {
  readonly kind: 'now' | 'inline' | 'blocking' | 'deferred';
  readonly isModule: boolean;
  /** From an address; the browser tells when it has run. */
  readonly isFetched: boolean;
}

/** A script with `for` and `event` runs only when they say window and onload. */
const isHandler = (script: Element): boolean => {
  const [target, event] = ['for', 'event'].map((name) => script.getAttribute(name)?.trim());
  return (
    target !== undefined &&
    event !== undefined &&
    !/^window,onload(\(\))?$/i.test(`${target},${event}`)
  );
};

/** Blank is not the same as empty, which is JavaScript. */
const typeOf = (held: HTMLScriptElement): string => {
  const type = held.getAttribute('data-type');
  const language = held.getAttribute('language');
  if (type) return type.trim() || ' ';
  return type === null && language ? `text/${language}` : '';
};

export const scriptFacts = (held: HTMLScriptElement): ScriptFacts => {
  const type = typeOf(held);
  const src = held.getAttribute('data-src') ?? held.getAttribute('src');
  const isModule = /^module$/i.test(type);
  const runs = isModule || (javaScript.test(type) && !held.noModule && !isHandler(held));
  const isFetched = runs && !!src && !!parseAddress(src, held.baseURI);
  let kind: ScriptFacts['kind'] = isFetched ? 'blocking' : 'inline';
  if (isModule || (isFetched && held.defer)) kind = 'deferred';
  if (!runs || (held.hasAttribute('async') && (isModule || src !== null))) kind = 'now';
  return { kind, isModule, isFetched };
};
