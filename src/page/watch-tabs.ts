import { recordName } from './record-storage.js';

/**
 * Calls `changed` when another tab may have decided: at once for tabs of this origin, through the record's mirror; for
 * sub-domains that share the cookie, and after the back/forward cache, when this page is looked at again. Holds no
 * connection, which would keep the page out of that cache.
 */
export const watchTabs = (changed: () => void): (() => void) => {
  const stored = ({ key }: StorageEvent): void => {
    if (key === recordName || key === null) changed();
  };
  const seen = (): void => {
    if (document.visibilityState === 'visible') changed();
  };
  addEventListener('storage', stored);
  addEventListener('pageshow', seen);
  document.addEventListener('visibilitychange', seen);
  return () => {
    removeEventListener('storage', stored);
    removeEventListener('pageshow', seen);
    document.removeEventListener('visibilitychange', seen);
  };
};
