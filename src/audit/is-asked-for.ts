/** Whether the address asks for the audit: then somebody wants it, wherever that is. */
export const isAskedFor = ({ search }: Pick<Location, 'search'>): boolean =>
  new URLSearchParams(search).has('accord-audit');
