/** Whether nobody but the site's own people is likely to see this page: a file, this machine, a private network. */
export const isDevelopment = ({
  protocol,
  hostname,
}: Pick<Location, 'protocol' | 'hostname'>): boolean =>
  protocol === 'file:' ||
  /^$|^127\.|^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^\[(::1|f[cd][0-9a-f:]+)]$|(^|\.)(localhost|local|test|internal)$/.test(
    hostname,
  );

/** Whether the address asks for the audit: then somebody wants it, wherever that is. */
export const isAskedFor = ({ search }: Pick<Location, 'search'>): boolean =>
  new URLSearchParams(search).has('accord-audit');
