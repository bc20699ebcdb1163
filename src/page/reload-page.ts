import { unmarkErased } from './erased-mark.js';

const placeName = 'accord-place';

const withoutFragment = (address: string): string => address.split('#')[0] ?? address;

/**
 * Loads the page anew, always with GET: `location.reload()` would repeat a form that was posted. A fragment would make it
 * a jump within the page, so it is left out and handed to `restoreFragment` of the next page.
 */
export const reloadPage = (): void => {
  const { href } = location;
  unmarkErased();
  try {
    sessionStorage.setItem(placeName, href);
  } catch {
    // Blocked; the page opens at its top.
  }
  location.replace(withoutFragment(href));
};

/** Goes back to the part of this page that `reloadPage` came from. */
export const restoreFragment = (): void => {
  try {
    const place = sessionStorage.getItem(placeName);
    if (!place) return;
    sessionStorage.removeItem(placeName);
    const { href } = location;
    if (href !== place && href === withoutFragment(place)) location.replace(place);
  } catch {
    // Blocked; nothing was kept.
  }
};
