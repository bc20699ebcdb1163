import { handleConsent, readConsent } from 'accord-consent/server';
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
export const consentEndpoint = ({ policy, ...options }) => {
  // Mistakes in the policy are said now, not to the first visitor.
  readConsent('', policy);
  return async (request, response) => {
    let asked;
    try {
      asked = toWebRequest(request);
    } catch {
      return response.writeHead(405, { Allow: 'POST' }).end();
    }
    try {
      await sendWebResponse(await handleConsent(asked, policy, options), response);
    } catch (error) {
      // Node ends when nobody catches this, and the whole site with it.
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
};
