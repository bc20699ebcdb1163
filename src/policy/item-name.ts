import type { Item } from './policy.js';

/** Whether something of this name is the declared item; `*` in a pattern stands for any run of characters. */
export const hasItemName = ({ name, pattern }: Item, found: string): boolean => {
  if (name !== undefined) return name === found;
  const [start = '', ...rest] = (pattern ?? '').split('*');
  const end = rest.pop();
  if (end === undefined) return found === start;
  if (!found.startsWith(start)) return false;
  let at = start.length;
  for (const part of rest) {
    const next = found.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return found.length - end.length >= at && found.endsWith(end);
};
