import type { Item, Service } from '../policy/policy.js';
import type { Scene } from './scene.js';

/** Whether nothing takes an item out of the browser but its visitor, as far as was declared: only cookies end with a session. */
export const isKept = ({ kind, lasts }: Item): boolean =>
  (!lasts || lasts === 'session') && kind !== 'cookie' && kind !== 'sessionStorage';

/** How long a service keeps things: for this time, and some in the browser for longer. */
export const keptFor = (
  { texts, fill }: Scene,
  { items = [] }: Service,
  ends: string | undefined,
): string => {
  const time = ends || texts.unstated;
  return items.some(isKept) ? fill(texts.stays, { time }) : time;
};
