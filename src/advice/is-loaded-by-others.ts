import { restorable } from '../page/restorable.js';

/**
 * Whether something else has loaded what is held: lazy loaders know `data-src` too, and some of them leave no trace of it in
 * the markup.
 */
export const isLoadedByOthers = (held: Element): boolean => {
  if (!held.matches('[data-consent]:not(template)')) return false;
  const isCopied = Object.keys(restorable).some((name) => {
    const address = held.getAttribute(`data-${name}`);
    return address && address === held.getAttribute(name);
  });
  return (
    isCopied ||
    (held instanceof HTMLIFrameElement &&
      // In a sandbox even a blank page is another site's. So it is where the page itself stands in one.
      !held.matches('[src],[srcdoc],[sandbox]') &&
      window.origin !== 'null' &&
      held.contentDocument?.URL !== 'about:blank')
  );
};
