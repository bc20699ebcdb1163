import { stateOfUse } from '../decision/state.js';
import { hasItemName } from '../policy/item-name.js';
import { usesOfService } from '../policy/use.js';
import { siteOf } from './address.js';
import type { Evidence } from './collect.js';
import type { Finding } from './finding.js';
import type { StoredItem } from './stored-items.js';

/** Items that the policy declares for what is allowed here, and that did not appear on this page. */
export const neverSeen = (
  { history, writes }: Evidence,
  stored: readonly StoredItem[],
): Finding[] => {
  const { consent } = history;
  if (!consent) return [];
  const seen = [...stored, ...writes];
  return consent.policy.services.flatMap((service) => {
    const allowed = usesOfService(service).some(
      (use) => stateOfUse(use, consent.decision) === 'granted',
    );
    if (!allowed) return [];
    return (service.items ?? [])
      .filter(
        (item) =>
          // Another site's cookie cannot be seen from here.
          (!item.domain || siteOf(item.domain.replace(/^\./, '')) === siteOf(location.hostname)) &&
          !seen.some(({ kind, name }) => kind === item.kind && hasItemName(item, name)),
      )
      .map(({ name, pattern, kind }): Finding => ({
        rule: 'item-never-seen',
        level: 'note',
        subject: name ?? pattern ?? '',
        message: `${service.id} declares the ${kind} "${name ?? pattern}", which has not appeared on this page.${kind === 'cookie' ? ' HttpOnly cookies cannot be seen from here.' : ''}`,
      }));
  });
};
