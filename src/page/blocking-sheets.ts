import { parseAddress } from './parse-address.js';

const held = 'link[data-href]';

/** Whether scripts wait for this style sheet where the parser meets both. */
const isBlocking = (link: HTMLLinkElement): boolean =>
  link.relList.contains('stylesheet') &&
  !link.relList.contains('alternate') &&
  !link.disabled &&
  /^(text\/css)?$/i.test(link.type) &&
  matchMedia(link.media).matches &&
  // Of others the browser tells nothing.
  !!link.getAttribute('href') &&
  !!parseAddress(link.href, link.baseURI);

/**
 * Given what is about to be released, returns how to tell afterwards which style sheets the scripts behind them have to wait
 * for. Browsers do not regard those as blocking that the parser met without an address:
 * https://html.spec.whatwg.org/#has-a-style-sheet-that-is-blocking-scripts
 */
export const blockingSheets = (
  releasing: Element | DocumentFragment,
): (() => HTMLLinkElement[]) => {
  const links = [...releasing.querySelectorAll<HTMLLinkElement>(held)];
  if (releasing instanceof HTMLLinkElement && releasing.matches(held)) links.push(releasing);
  return () => links.filter(isBlocking);
};
