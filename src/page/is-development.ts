/** Whether nobody but the site's own people is likely to see this page: a file, this machine, a private network. */
export const isDevelopment = (): boolean =>
  location.protocol === 'file:' ||
  /^$|^127\.|^10\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^\[(::1|f[cd][0-9a-f:]+)]$|(^|\.)(localhost|local|test|internal)$/.test(
    location.hostname,
  );
