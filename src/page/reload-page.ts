import { withoutFragment } from './without-fragment.js';

const placeName = 'accord-place';

/**
 * Loads the page anew, always with GET: `location.reload()` would repeat a form that was posted. A fragment would make it
 * a jump within the page, so it is left out and handed to `restorePlace` of the next page, with how far it was scrolled.
 */
export const reloadPage = (): void => {
  const { href, protocol } = location;
  // A `srcdoc` is the text of the page around it: Firefox finds nothing at its address.
  if (protocol === 'about:') return location.reload();
  try {
    sessionStorage.setItem(placeName, `${scrollY} ${href}`);
  } catch {
    // Blocked; the page opens at its top.
  }
  location.replace(withoutFragment(href));
};

/** Goes back to where `reloadPage` came from in this page. */
export const restorePlace = (): void => {
  try {
    const [, scrolled, place] = sessionStorage.getItem(placeName)?.match(/(\S+) (.*)/) ?? [];
    sessionStorage.removeItem(placeName);
    const { href } = location;
    if (!place || href !== withoutFragment(place)) return;
    if (href !== place) location.replace(place);
    const top = Number(scrolled);
    const back = (): void => scrollTo({ top, behavior: 'instant' });
    back();
    const { scrollY: reached } = window;
    // The page may still be growing, and the visitor may have gone on.
    addEventListener('load', () => scrollY === reached && back(), { once: true });
  } catch {
    // Blocked; nothing was kept.
  }
};
