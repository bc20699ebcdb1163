import { recordName } from '../decision/record-name.js';

/**
 * Calls `changed` when another tab may have decided, until `signal`: at once for tabs of this origin, through the record's
 * mirror, or where the site keeps the record (`placed`) by every change of localStorage, for it may be under any name; for
 * sub-domains that share the cookie, and after the back/forward cache, when this page is looked at again. Holds no
 * connection, which would keep the page out of that cache.
 */
export const watchTabs = (
  changed: () => void,
  placed: boolean | undefined,
  signal: AbortSignal,
): void => {
  addEventListener(
    'storage',
    ({ key }) => {
      // No key: all of it was cleared.
      if (placed || !key || key === recordName) changed();
    },
    { signal },
  );
  const seen = (): void => {
    if (!document.hidden) changed();
  };
  addEventListener('pageshow', ({ persisted }) => persisted && seen(), { signal });
  document.addEventListener('visibilitychange', seen, { signal });
};
