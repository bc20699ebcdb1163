import { hasItemName } from '../policy/item-name.js';
import type { Item } from '../policy/policy.js';

/** The names of all cookies this page can see. */
export const cookieNames = (): string[] => {
  try {
    return document.cookie.split('; ').map((cookie) => cookie.split('=')[0] ?? '');
  } catch {
    return []; // A sandboxed document has no cookies.
  }
};

/** The names in localStorage or sessionStorage. */
export const storageNames = (kind: 'localStorage' | 'sessionStorage'): string[] => {
  try {
    return Object.keys(window[kind]);
  } catch {
    return []; // Blocked by the browser.
  }
};

/** Whether any of these items is there, as far as a look that costs nothing can tell. */
export const hasLeftovers = (items: readonly Item[]): boolean => {
  const names = {
    cookie: cookieNames(),
    localStorage: storageNames('localStorage'),
    sessionStorage: storageNames('sessionStorage'),
  };
  return items.some(
    (item) =>
      item.kind in names &&
      names[item.kind as keyof typeof names].some((name) => hasItemName(item, name)),
  );
};
