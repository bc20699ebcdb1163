/**
 * Loads the page anew, always with GET: `location.reload()` would repeat a form that was posted. A fragment would make it
 * a jump within the page, so it is left out and handed to `restoreFragment` of the next page.
 */
export const reloadPage = (): void => {
  const { href, hash } = location;
  try {
    if (hash) sessionStorage.setItem(fragmentName, hash);
  } catch {
    // Blocked; the page opens at its top.
  }
  location.replace(href.split('#')[0] ?? href);
};

const fragmentName = 'accord-fragment';

/** Puts back the fragment that `reloadPage` had to leave out. */
export const restoreFragment = (): void => {
  try {
    const hash = sessionStorage.getItem(fragmentName);
    if (!hash) return;
    sessionStorage.removeItem(fragmentName);
    if (!location.hash) location.replace(hash);
  } catch {
    // Blocked; nothing was kept.
  }
};
