import type { Item, Service } from '../policy/policy.js';
import type { Scene } from './scene.js';

/** Days as an ISO 8601 duration, in months where they are months: 182 days are six. */
const daysAsDuration = (days: number): string => {
  const months = Math.round(days / 30.44);
  return months && Math.abs(months * 30.44 - days) < 1 ? `P${months}M` : `P${days}D`;
};

/** What Accord itself keeps in the browser: the decision. It is always declared, whatever the site's policy says. */
export const ownService = ({ texts, site, consent }: Scene): Service => {
  const { granted, refused } = consent.lifetimes;
  const lasts = daysAsDuration(Math.max(granted, refused));
  const kept = (name: string, kind: Item['kind']): Item => ({ name, kind });
  return {
    // As no service of a policy can be called.
    id: 'own_accord',
    name: texts.ownName,
    category: 'necessary',
    purposes: ['preferences'],
    provider: { name: site },
    description: texts.ownWhat,
    data: consent.proof ? [texts.ownData, texts.ownProof] : [texts.ownData],
    benefit: texts.ownGet,
    refusal: texts.ownRefusal,
    retention: lasts,
    items: [
      // In a place of the site's own it is for the site's policy to declare.
      ...(consent.placed
        ? []
        : [
            {
              ...kept('accord', 'cookie'),
              lasts,
              ...(consent.domain ? { domain: consent.domain } : {}),
            },
            // Its answers end in time, but it stays.
            kept('accord', 'localStorage'),
          ]),
      ...(consent.proof ? [kept('accord-proof', 'localStorage')] : []),
      // What has been erased after a refusal, and sent to the site's server, so that neither is done twice.
      kept('accord-erased', 'localStorage'),
      ...(consent.server || consent.proof ? [kept('accord-sent', 'localStorage')] : []),
      ...(consent.server && consent.proof ? [kept('accord-sent-events', 'localStorage')] : []),
      // Where the page was before a withdrawal loaded it anew.
      kept('accord-place', 'sessionStorage'),
    ],
  };
};
