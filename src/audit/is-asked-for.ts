/** Whether the address asks for the audit: then somebody wants it, wherever that is. */
export const isAskedFor = (): boolean => /[?&]accord-audit(&|=|$)/.test(location.search);
