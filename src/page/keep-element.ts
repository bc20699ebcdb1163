import { isSeen } from './is-seen.js';

/** Whoever removes the element this often in a row may go on for ever: with pauses, the fight does not freeze the page. */
const patience = 5;
const quick = 1000;
/** Wherever it is scrolled to. Gecko cannot count much farther. */
const far = '999999px';

/** Until when each name is kept already: another policy asks for the dialog once more. */
const kept = new Map<string, AbortSignal>();

/**
 * Keeps one element of this name in the page until `signal`: makes it unless the page has one, or shows something that
 * matches `instead`, and puts it back after a router has swapped what it was in. `first` puts it first in the body, so that the
 * keyboard and screen readers meet it first.
 */
export const keepElement = (
  name: string,
  first: boolean,
  signal: AbortSignal,
  instead: string = name,
): void => {
  if (signal.aborted || kept.get(name) === signal) return;
  kept.set(name, signal);
  let own: Element | undefined;
  let pages: Element | undefined;
  let tries = 0;
  let last = 0;
  const keep = (): void => {
    pages = [...document.querySelectorAll(instead)].find(
      (element) => element !== own && (element.localName === name || isSeen(element)),
    );
    if (pages) shown.observe(pages);
    if (pages || !document.body) return own?.remove();
    if (own?.isConnected) return;
    tries = Date.now() - last < quick ? tries + 1 : 0;
    last = Date.now();
    own ??= document.createElement(name);
    if (first) document.body.prepend(own);
    else document.body.append(own);
  };
  let looking = false;
  const look = (): void => {
    if (looking) return;
    looking = true;
    // In a task of its own: between two tasks the page can paint and answer.
    setTimeout(
      () => {
        looking = false;
        if (!signal.aborted) keep();
      },
      tries > patience ? quick : 0,
    );
  };
  /** The page brings one of its own later. */
  const isInstead = (node: Node): boolean =>
    node instanceof Element && (node.matches(instead) || node.querySelector(instead) !== null);
  const observer = new MutationObserver((records) => {
    const isGone = !(pages ?? own)?.isConnected;
    if (isGone || (!pages && records.some(({ addedNodes }) => [...addedNodes].some(isInstead))))
      look();
  });
  observer.observe(document, { childList: true, subtree: true });
  /** Told when what the page has is shown no more, wherever it stands: its menu was closed. */
  const shown = new IntersectionObserver(look, { rootMargin: far, scrollMargin: far });
  // What is hidden in a window of one size is shown in another; and by style sheets that come late.
  for (const type of ['resize', 'load']) addEventListener(type, look, { signal });
  keep();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    shown.disconnect();
    own?.remove();
  });
};
