/**
 * Next.js, App Router: this file is `app/consent/route.js`, and the policy is imported from where the pages have it.
 *
 * Behind a proxy that changes the host, name the site's origin: `{ origins: ['https://quay.example'] }`.
 */
import { handleConsent } from 'accord-consent/server';
import policy from '../../../policy.json' with { type: 'json' };

export const POST = (request) => handleConsent(request, policy);

/*
 * In a server component, so that what was refused is not rendered at all:
 *
 *     import { cookies } from 'next/headers';
 *     import { readConsent } from 'accord-consent/server';
 *
 *     export default async function Page() {
 *       const consent = readConsent((await cookies()).toString(), policy);
 *       return consent.allows('film') ? <Film /> : <p>…</p>;
 *     }
 */
