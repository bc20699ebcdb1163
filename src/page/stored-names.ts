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
