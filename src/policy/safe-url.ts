/**
 * The link as it may be put in a page: http, https, mailto or relative. Anything else, `javascript:` above all, is none.
 */
export const safeUrl = (url: string): string | undefined => {
  // Browsers ignore spaces and control characters around and inside a scheme; so none is accepted at all.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f]/.test(url)) return undefined;
  return !/^[a-z][a-z0-9+.-]*:/i.test(url) || /^(https?|mailto):/i.test(url) ? url : undefined;
};
