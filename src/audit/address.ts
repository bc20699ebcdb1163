/** The address as a request would go to it; undefined for what never leaves the browser. */
export const requestAddress = (
  address: unknown,
  base: string = document.baseURI,
): URL | undefined => {
  try {
    const url = new URL(String(address), base);
    return /^(https?|wss?):$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

/** What countries have set apart below their ending: `co.uk`, `com.au`. Short names of owners, `zdf.de`, are none of it. */
const reserved =
  /^(ac|ad|asn|co|com|ed|edu|gen|go|gob|gov|gr|id|ind|int|lg|ltd|me|mil|ne|net|nhs|nom|or|org|pe|plc|re|sch|web)$/;

/**
 * The part of a host name that one owner registers, by a rule of thumb: the last two labels, or three below endings such as
 * `co.uk`. Good enough to tell a page's own sub-domains from strangers.
 */
export const siteOf = (host: string): string => {
  if (/^[\d.]+$|:/.test(host)) return host;
  const labels = host.split('.');
  const [second = '', last = ''] = labels.slice(-2);
  return labels.slice(reserved.test(second) && last.length === 2 ? -3 : -2).join('.');
};

/** Who an address belongs to, seen from this page. */
export type Party = 'own' | 'same-site' | 'other';

export const partyOf = ({ host, hostname }: URL): Party => {
  if (host === location.host) return 'own';
  return siteOf(hostname) === siteOf(location.hostname) ? 'same-site' : 'other';
};

/** The address without what changes from visit to visit. */
export const plainAddress = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
