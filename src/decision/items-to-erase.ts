import type { Item, Policy } from '../policy/policy.js';
import { usesOfService } from '../policy/use.js';
import type { Decision } from './decision.js';
import { stateOfUse } from './state.js';

/** The items that belong to a refused use and to no granted one, and those that a granted use still needs. */
export interface ItemsToErase {
  readonly erase: readonly Item[];
  /** A pattern under `erase` may fit the name of one of these: they stay. */
  readonly keep: readonly Item[];
}

export const itemsToErase = (policy: Policy, decision: Decision): ItemsToErase => {
  const erase: Item[] = [];
  const keep: Item[] = [];
  for (const service of policy.services) {
    const uses = usesOfService(service);
    for (const item of service.items ?? []) {
      const states = uses
        .filter((use) => item.purposes?.includes(use.purpose) ?? true)
        .map((use) => stateOfUse(use, decision));
      if (states.includes('granted')) keep.push(item);
      else if (states.includes('refused')) erase.push(item);
    }
  }
  return { erase, keep };
};
