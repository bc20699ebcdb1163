/**
 * Express. The endpoint reads the body itself: it comes before `express.json()`.
 *
 *     npm install express accord-consent
 */
import { readConsent } from 'accord-consent/server';
import { consentEndpoint } from './consent-endpoint.mjs';

/** Adds the endpoint, and `request.consent` for every route after it. */
export const useConsent = (app, { policy, ...options }) => {
  app.all('/consent', consentEndpoint({ policy, ...options }));
  app.use((request, _response, next) => {
    request.consent = readConsent(request, policy);
    next();
  });
};

/*
 *     const app = express();
 *     // Behind a proxy that changes the host, name the site's origin: { origins: ['https://quay.example'] }
 *     useConsent(app, { policy, store: (receipt) => receipts.store(receipt) });
 *     app.use(express.json());
 *     app.get('/', (request, response) => response.render('home', { film: request.consent.allows('film') }));
 */
