/**
 * Whether a browser sent this request from a page of this very origin. `Sec-Fetch-Site` says so by itself; browsers without
 * it send `Origin`, which is compared with the host that was asked for, or with `origins` where a proxy hides that host.
 */
export const isSameOrigin = (request: Request, origins: readonly string[]): boolean => {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  if (origins.length) return origin !== null && origins.includes(origin);
  if (site !== null) return true;
  if (origin === null || !URL.canParse(origin)) return false;
  const asked = request.headers.get('host') ?? new URL(request.url).host;
  return new URL(origin).host === asked;
};
