/** What may be held as `data-…`, and on which elements. Never anything on a link that is followed, such as `a`. */
const restorable = {
  srcset: 'img,source',
  poster: 'video',
  href: 'link,use,image',
  data: 'object',
  src: 'iframe,img,video,audio,source,track,embed',
};

const pairs = Object.entries(restorable).map(
  ([name, tags]) =>
    [
      name,
      tags
        .split(',')
        .map((tag) => `${tag}[data-${name}]`)
        .join(),
    ] as const,
);

/** Every element that holds something, itself or for the held element around it. */
const holding: string = pairs.map(([, selector]) => selector).join();

/** Frames run what they show in this page's name if it is a script or comes with the address. */
const isSafe = (element: Element, address: string): boolean => {
  try {
    const { protocol } = new URL(address, element.baseURI);
    return !(
      element.matches('iframe,object,embed') ? /^(javascript|data|blob):/ : /^javascript:/
    ).test(protocol);
  } catch {
    return true;
  }
};

/** Gives a held element, and what is marked inside it, its addresses. Returns the way back. */
export const restoreAddresses = (held: Element): (() => void) => {
  const restored: (readonly [Element, string, string])[] = [];
  for (const element of [held, ...held.querySelectorAll(holding)]) {
    if (element !== held && element.closest('[data-consent]') !== held) continue;
    for (const [name, selector] of pairs) {
      const address = element.matches(selector) ? element.getAttribute(`data-${name}`) : null;
      if (address === null || (name !== 'srcset' && !isSafe(element, address))) continue;
      element.removeAttribute(`data-${name}`);
      element.setAttribute(name, address);
      restored.push([element, name, address]);
    }
  }
  reload(held);
  return () => {
    // Out of the document first: taking the address of a frame away would be a step in its history.
    const { parentNode, nextSibling } = held;
    held.remove();
    for (const [element, name, address] of restored) {
      element.removeAttribute(name);
      element.setAttribute(`data-${name}`, address);
    }
    reload(held);
    parentNode?.insertBefore(held, nextSibling);
  };
};

/** A media element does not notice by itself that the addresses of its sources changed. */
const reload = (held: Element): void => {
  if (held instanceof HTMLMediaElement && !held.hasAttribute('src')) held.load();
};
