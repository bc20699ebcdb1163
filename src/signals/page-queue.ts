/** Where a vendor's script, loaded or not yet, takes its commands. */
export interface Queue {
  push(...commands: unknown[]): unknown;
}

/**
 * The vendor's queue of this name: an array before its script has run, whatever the script put in its place after. Made when
 * it is not there, never replaced.
 */
export const pageQueue = (name: string): Queue => {
  const page: Record<string, Partial<Queue> | undefined> = Object(window);
  // What has no `push` is an element of the page that has this name.
  if (!page[name]?.push) page[name] = [];
  return page[name] as Queue;
};
