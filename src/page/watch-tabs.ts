import { recordName } from './record-storage.js';

/**
 * Calls `changed` when another tab may have decided, until `signal`: at once for tabs of this origin, through the record's
 * mirror; for sub-domains that share the cookie, and after the back/forward cache, when this page is looked at again. Holds
 * no connection, which would keep the page out of that cache.
 */
export const watchTabs = (changed: () => void, signal: AbortSignal): void => {
  addEventListener(
    'storage',
    ({ key }) => {
      // No key: all of it was cleared.
      if (!key || key === recordName) changed();
    },
    { signal },
  );
  const seen = (): void => {
    if (!document.hidden) changed();
  };
  addEventListener('pageshow', ({ persisted }) => persisted && seen(), { signal });
  document.addEventListener('visibilitychange', seen, { signal });
};
