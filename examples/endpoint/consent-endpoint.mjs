import { handleConsent } from 'accord-consent/server';
import { sendWebResponse, toWebRequest } from './web-request.mjs';

/**
 * The endpoint for any server of the node:http kind: `(request, response) => Promise`. It reads the body itself, so it has to
 * come before whatever else reads it (Express: before `express.json()`).
 *
 *     const endpoint = consentEndpoint({ policy, store });
 *     if (pathname === '/consent') return endpoint(request, response);
 *
 * `options` are those of `handleConsent`; `store` keeps receipts, see receipt-store.mjs.
 */
export const consentEndpoint =
  ({ policy, ...options }) =>
  async (request, response) => {
    await sendWebResponse(await handleConsent(toWebRequest(request), policy, options), response);
  };
