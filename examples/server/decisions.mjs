import { readConsent } from 'accord-consent/server';
import { consentEndpoint } from '../endpoint/consent-endpoint.mjs';
import { openReceiptStore } from '../endpoint/receipt-store.mjs';

/** What the harbour's server does with decisions: takes them, keeps receipts, and knows what a request's visitor decided. */
export const createDecisions = (policy) => {
  // In memory, so that the example leaves no file behind. A site names a file here.
  const receipts = openReceiptStore(':memory:');
  return {
    receipts,
    take: consentEndpoint({ policy, store: receipts.store }),
    of: (request) => readConsent(request, policy),
  };
};
