import { parseAddress } from './parse-address.js';
import { trustedValue } from './trusted-value.js';

/** What may be held as `data-…`, and on which elements. Never anything on what is followed, such as `a`. */
const restorable = {
  srcset: 'img,source',
  poster: 'video',
  href: 'link,use,image',
  data: 'object',
  src: 'iframe,img,video,audio,source,track,embed',
};

const pairs: [name: string, tags: string][] = Object.entries(restorable);
const holding = pairs.map(([name]) => `[data-${name}]`).join();

/** Nothing inside these belongs to them, so that they need not wait for their end to be parsed. */
export const isLeaf = (element: Element): boolean =>
  element.matches('iframe,img,source,track,embed,link,use,image');

/** A frame would run such an address, or show what came with it, in this page's name. */
const isSafe = (element: Element, name: string, address: string): boolean => {
  if (name === 'srcset') return true;
  const protocol = parseAddress(address, element.baseURI)?.protocol ?? '';
  return !(
    element.matches('iframe,object,embed') ? /^(javascript|data|blob):/ : /^javascript:/
  ).test(protocol);
};

/** A media element does not notice by itself that the addresses of its sources changed. */
const reload = (element: Element): void => {
  if (element instanceof HTMLMediaElement) element.load();
};

/** Gives a held element, and what belongs to it inside, its addresses. Returns the way back. */
export const restoreAddresses = (held: Element): (() => void) => {
  const restored: (readonly [Element, string])[] = [];
  for (const element of [held, ...held.querySelectorAll(holding)]) {
    if (element.parentElement?.closest('[data-consent]')) continue;
    for (const [name, tags] of pairs) {
      const address = element.getAttribute(`data-${name}`);
      if (address === null || !element.matches(tags) || !isSafe(element, name, address)) continue;
      const isSink = element.matches('object,embed');
      element.setAttribute(name, isSink ? trustedValue('createScriptURL', address) : address);
      element.removeAttribute(`data-${name}`);
      restored.push([element, name]);
    }
  }
  reload(held);
  return () => {
    for (const [element, name] of restored) {
      element.setAttribute(`data-${name}`, element.getAttribute(name) ?? '');
      element.removeAttribute(name);
    }
    reload(held);
  };
};
