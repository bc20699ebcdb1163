import { parseAddress } from './parse-address.js';
import { restorable } from './restorable.js';
import { setTrusted, type Trust } from './trusted-value.js';

const pairs: [name: string, tags: string][] = Object.entries(restorable);
export const addressAttributes: readonly string[] = pairs.map(([name]) => `data-${name}`);
const held = '[data-consent]';
const holding = addressAttributes.map((name) => `[${name}]`).join();

/** A frame would run such an address, or show what came with it, in this page's name. */
const isSafe = (element: Element, address: string): boolean => {
  const protocol = parseAddress(address, element.baseURI)?.protocol ?? '';
  return !(
    element.matches('iframe,object,embed') ? /^(javascript|data|blob):/ : /^javascript:/
  ).test(protocol);
};

interface Restored {
  readonly names: ReadonlySet<string>;
  /** What it plays in: of a source that is out of the page when it is taken back, nobody could tell. */
  readonly media: HTMLMediaElement | null;
}

/** Which attributes an element has from us, whoever of those around it was released last. */
const restored = new WeakMap<Element, Restored>();

const loadAgain = (media: HTMLMediaElement): void => {
  // One with an address of its own notices by itself.
  if (!media.hasAttribute('src')) media.load();
};
const waiting = new Set<HTMLMediaElement>();
/**
 * A media element looks at its sources once, and does not notice that they have addresses now. Told in a task of its own, once
 * for all of them: Firefox, told twice in a row, may begin with the second one.
 */
const reloadSoon = (media: HTMLMediaElement): void => {
  if (!waiting.size) {
    setTimeout(() => {
      for (const each of waiting) loadAgain(each);
      waiting.clear();
    });
  }
  waiting.add(media);
};

/**
 * Gives the elements, and what belongs to them inside, their addresses. Returns the way back. `template`: in whose place they
 * will stand.
 */
export const restoreAddresses = (
  trust: Trust,
  roots: Iterable<Element>,
  template?: Element,
): (() => void) => {
  const tops = [...roots];
  const within = (selector: string): Element[] =>
    tops.flatMap((top) => [top, ...top.querySelectorAll(selector)]);
  const changed = new Set<Element>();
  for (const element of within(holding)) {
    // What is around a template keeps its mark.
    if (element.closest(held) || template?.parentElement?.closest(held)) continue;
    for (const [name, tags] of pairs) {
      const address = element.getAttribute(`data-${name}`);
      if (address === null || !element.matches(tags) || !isSafe(element, address)) continue;
      if (element instanceof HTMLTrackElement) {
        // Firefox and WebKit do not notice the attribute, and WebKit has decided already which tracks it shows.
        element.src = address;
        if (element.default) element.track.mode = 'showing';
      } else if (!element.matches('object,embed')) {
        const { parentNode, nextSibling } = element;
        // The browser's history fills a frame of the page's own markup when the visitor comes back, though it is held by then:
        // not one that a script has put there. Chromium would also forget an address that comes before it has shown it empty.
        const isNew = element.matches('iframe') && !restored.has(element);
        const hadFocus = element === document.activeElement;
        if (isNew) element.remove();
        element.setAttribute(name, address);
        if (isNew) parentNode?.insertBefore(element, nextSibling);
        if (hadFocus) (element as HTMLElement).focus({ preventScroll: true });
      } else if (!setTrusted(trust, element, name, address)) continue;
      element.removeAttribute(`data-${name}`);
      const media = element.closest<HTMLMediaElement>('video,audio');
      const names = new Set(restored.get(element)?.names).add(name);
      restored.set(element, { names, media });
      changed.add(element);
      if (media && element.localName === 'source') reloadSoon(media);
    }
  }
  return () => {
    const silenced = new Set<HTMLMediaElement>();
    // The page may have moved some of it elsewhere, and others may have released what stands inside.
    const elements = new Set([...changed, ...within('*')]);
    // The other way round: without its `srcset`, WebKit asks for the `src` of an image at once.
    for (const [name] of [...pairs].reverse())
      for (const element of elements) {
        if (!restored.get(element)?.names.has(name)) continue;
        // The page may have given it the next address already.
        if (!element.hasAttribute(`data-${name}`))
          element.setAttribute(`data-${name}`, element.getAttribute(name) ?? '');
        element.removeAttribute(name);
      }
    for (const element of elements) {
      const { media } = restored.get(element) ?? {};
      if (media) silenced.add(media);
      restored.delete(element);
    }
    silenced.forEach(loadAgain);
  };
};
