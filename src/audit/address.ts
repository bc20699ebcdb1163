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

/** Whether this is the page's own site, by an owner with a short name, as `www.zdf.de` is one of `zdf.de`: no ending of a country's. */
const isOwn = (name: string): boolean => location.hostname.replace(/^www\./, '') === name;

/**
 * The part of a host name that one owner registers, by a rule of thumb: the last two labels, or three below what looks like an
 * ending, such as `co.uk` or `gv.at`. Good enough to tell a page's own sub-domains from strangers; in doubt it is a stranger.
 */
export const siteOf = (host: string): string => {
  if (/^[\d.]+$|:/.test(host)) return host;
  const labels = host.split('.');
  const [second = '', last = ''] = labels.slice(-2);
  const isEnding = second.length <= 3 && last.length === 2 && !isOwn(`${second}.${last}`);
  return labels.slice(isEnding ? -3 : -2).join('.');
};

/** Who an address belongs to, seen from this page. */
export type Party = 'own' | 'same-site' | 'other';

export const partyOf = ({ host, hostname }: URL): Party => {
  if (host === location.host) return 'own';
  return siteOf(hostname) === siteOf(location.hostname) ? 'same-site' : 'other';
};

/** The address without what changes from visit to visit. */
export const plainAddress = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
