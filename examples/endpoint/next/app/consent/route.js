/**
 * Next.js, App Router: this file is `app/consent/route.js`, and the policy lies beside `app/`, where the pages have it too.
 *
 * Behind a proxy that changes the host, name the site's origin: `{ origins: ['https://quay.example'] }`.
 */
import { handleConsent } from 'accord-consent/server';
import policy from '../../policy.json' with { type: 'json' };

export const POST = (request) => handleConsent(request, policy);

/*
 * In a server component, so that what was refused is not rendered at all:
 *
 *     import { headers } from 'next/headers';
 *     import { readConsent } from 'accord-consent/server';
 *
 *     export default async function Page() {
 *       // The headers and not the cookies alone: they also say whether Global Privacy Control is on.
 *       const consent = readConsent({ headers: await headers() }, policy);
 *       return consent.allows('film') ? <Film /> : <p>…</p>;
 *     }
 */
