import type { Item, Policy } from '../policy/policy.js';
import { usesOfService } from '../policy/use.js';
import type { Decision } from './decision.js';
import { stateOfUse } from './state.js';

/** The items that belong to a refused use and to no granted one, whichever service declares them. */
export const itemsToErase = (policy: Policy, decision: Decision): Item[] => {
  const wanted = new Set<string>();
  const refused: [string, Item][] = [];
  for (const service of policy.services) {
    const uses = usesOfService(service);
    for (const item of service.items ?? []) {
      const key = `${item.kind} ${item.name ?? item.pattern} ${item.domain} ${item.path}`;
      const states = uses
        .filter((use) => item.purposes?.includes(use.purpose) ?? true)
        .map((use) => stateOfUse(use, decision));
      if (states.includes('granted')) wanted.add(key);
      else if (states.includes('refused')) refused.push([key, item]);
    }
  }
  return refused.filter(([key]) => !wanted.has(key)).map(([, item]) => item);
};
