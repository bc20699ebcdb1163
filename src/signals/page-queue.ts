/** Where a vendor's script, loaded or not yet, takes its commands. */
export interface Queue {
  push(...commands: unknown[]): unknown;
}

/**
 * The vendor's queue of this name: an array before its script has run, whatever the script put in its place after. Made when
 * it is not there, never replaced.
 */
export const pageQueue = (name: string): Queue => {
  const found: unknown = Reflect.get(window, name);
  if (typeof found === 'object' && found !== null && 'push' in found) return found as Queue;
  const made: unknown[] = [];
  Reflect.set(window, name, made);
  return made;
};
