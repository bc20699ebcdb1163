import type { Policy } from '../policy/policy.js';

let hasWarned = false;

/**
 * Tells the author once, on the author's own machine, where visitors could not learn who gets their data. Consent is informed
 * only where they can (GDPR, Articles 4(11) and 13(1)(e)).
 */
export const warnOfNameless = ({ site, services }: Policy): void => {
  const missing = services.flatMap(({ id, category, provider }, index) =>
    (category === 'partner' || category === 'third-party') && !provider
      ? [`services[${index}].provider (of ${id}, ${category})`]
      : [],
  );
  if (!site.policyUrl) missing.push('site.policyUrl');
  // A page that changes its policy loads its elements again.
  if (hasWarned || !missing.length) return;
  hasWarned = true;
  console.warn(
    `Accord: the policy leaves out what visitors must be able to learn before they answer: ${missing.join(', ')}.`,
  );
};
