/** Whether this is the author's own machine, by its address. */
export const isDevelopment = (): boolean =>
  /^$|^127\.|^\[::1]$|(^|\.)(localhost|local|test)$/.test(location.hostname);
