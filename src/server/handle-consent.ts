import { currentAnswers } from '../decision/current-answers.js';
import type { Decision } from '../decision/decision.js';
import { readLifetimes } from '../decision/lifetimes.js';
import { answersOf, makeDecision } from '../decision/make-decision.js';
import { mergeDecisions } from '../decision/merge-decisions.js';
import { readProof } from '../decision/read-proof.js';
import { makeReceipt, type Receipt } from '../decision/receipt.js';
import { recordSeconds } from '../decision/record-seconds.js';
import { writeRecord } from '../decision/record.js';
import { recordName } from '../decision/record-name.js';
import { isDomain } from '../policy/is-domain.js';
import { isObject } from '../policy/is-object.js';
import type { Policy } from '../policy/policy.js';
import { showValue } from '../policy/show-value.js';
import { headersOf } from './headers-of.js';
import { isSameOrigin } from './is-same-origin.js';
import { preparePolicy } from './prepared-policy.js';
import { readBody } from './read-body.js';
import { readOrigins } from './read-origins.js';
import { readStrictly } from './read-strictly.js';
import type { ReadOptions } from './read-consent.js';
import { longestCookie, readCookies } from './record-cookie.js';

/** How `handleConsent` keeps what was decided. Everything has a default. */
export interface HandleOptions extends ReadOptions {
  /**
   * Keeps a receipt of each decision, as proof. With `proof` on in the browser it has an `id` and the events that the browser
   * has not had acknowledged yet; one and the same event may come twice. Without `store` nothing is kept here. What it
   * throws, or rejects with, is written to the console as an error, and answered with 503.
   */
  readonly store?: ((receipt: Receipt) => unknown) | undefined;
  /** Shares the record with the sub-domains of this domain: the same as the option of the browser. */
  readonly domain?: string | undefined;
  /** The site's origins, e.g. `['https://harbour.example']`, where a proxy hides from this server what was asked for. */
  readonly origins?: readonly string[] | undefined;
  /** The most bytes that the body of a request may have. Default 65,536, the most that browsers send with `keepalive`. */
  readonly maxBytes?: number | undefined;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' };
const refuse = (status: number, reason: string, more: Record<string, string> = {}): Response =>
  new Response(`${reason}\n`, { status, headers: { ...headers, ...more } });

/**
 * Answers what a browser with the option `server` posts after a decision: gives the record back as a cookie of the server's
 * own, which browsers that keep a script's cookies for seven days (Safari, Brave) keep for its full life, so that nobody who
 * refused is asked again before; and hands a receipt to `store`.
 *
 * Takes `POST` of JSON from pages of the same origin: `{ "record": "…", "proof": { "id": "…", "events": [ … ] } }`, proof being
 * optional. The record is merged with the cookie that came along, use by use: the later answer wins. Of uses that the policy
 * does not know, because they are another sub-domain's or another version of it is being deployed, refusals are kept, and
 * grants that are in the cookie already; other grants are dropped, and those from the future too. Everything else is refused
 * with a status that says why, and nothing is stored: 403 another origin, 405 method, 413 too long, 415 no JSON, 422 no record
 * or proof in it, 503 `store` failed. With a proof that cannot be read the cookie is given back all the same.
 *
 * @throws {PolicyError} when the policy cannot be used.
 * @throws {RangeError} when `days` or `refusalDays` is out of range.
 * @throws {TypeError} when it is given another kind of request, for example that of node:http or Express, or one whose body was
 * read before, or when `domain` or one of `origins` is none.
 */
export const handleConsent = async (
  request: Request,
  declared: Policy,
  {
    days,
    refusalDays,
    now = Date.now(),
    store,
    domain,
    origins = [],
    maxBytes = 65_536,
  }: HandleOptions = {},
): Promise<Response> => {
  const { policy, uses } = preparePolicy(declared);
  const lifetimes = readLifetimes(days, refusalDays);
  // Browsers would not take the cookie, and nobody would be told.
  if (domain !== undefined && !isDomain(domain)) {
    throw new TypeError(
      `Accord: domain: ${showValue(domain)} is not a domain, e.g. "harbour.example"`,
    );
  }
  const allowed = readOrigins(origins);
  const sent = headersOf(request, 'handleConsent', 'a web-standard Request');
  if (request.method !== 'POST') return refuse(405, 'POST only', { Allow: 'POST' });
  if (!isSameOrigin(request, allowed)) return refuse(403, 'from pages of the same origin only');
  if (!/^application\/json *(;|$)/i.test(sent.get('content-type') ?? '')) {
    return refuse(415, 'application/json only');
  }
  if (request.bodyUsed || request.body?.locked) {
    throw new TypeError(
      'Accord: handleConsent: the body of this request was read already; pass the request on before anything parses it',
    );
  }
  const text = await readBody(request, maxBytes);
  if (text === undefined) return refuse(413, `at most ${maxBytes} bytes of UTF-8`);
  const body = parse(text);
  if (!isObject(body) || typeof body.record !== 'string') return refuse(422, 'no record');
  const posted = readStrictly(body.record);
  if (!posted) return refuse(422, 'a record that cannot be read');
  const proof = readProof(body.proof);
  const isProofLost = body.proof !== undefined && !proof;

  const own = readCookies(sent.get('cookie') ?? '');
  const merged = mergeDecisions(posted, own);
  const known = new Set<string>(uses.map(({ id }) => id));
  const kept: Decision = makeDecision(
    answersOf(merged).filter(
      ([use, { granted, at }]) =>
        // Another sub-domain may know what this policy does not, and have granted it in the cookie that both share.
        !granted || known.has(use) || own[use]?.at === at,
    ),
  );
  const decision = currentAnswers(kept, now, lifetimes);
  const seconds = recordSeconds(decision, now, lifetimes);
  const record = writeRecord(decision);
  if (!seconds) return refuse(422, 'no answer that still holds');
  if (recordName.length + record.length > longestCookie) return refuse(413, 'longer than a cookie');

  try {
    if (!isProofLost) await store?.(makeReceipt(policy, decision, now, lifetimes, proof));
  } catch (error) {
    console.error('Accord: handleConsent: store failed:', error);
    // The browser keeps what it sent, and sends it again.
    return refuse(503, 'not stored; try again');
  }
  const isSecure = (sent.get('origin') ?? request.url).startsWith('https:');
  const cookie =
    `${recordName}=${record}; Path=/; Max-Age=${seconds}; SameSite=Lax` +
    (isSecure ? '; Secure' : '') +
    (domain ? `; Domain=${domain}` : '');
  // Who refused shall not be asked again because of what is wrong with a history.
  if (isProofLost) return refuse(422, 'a proof that cannot be read', { 'Set-Cookie': cookie });
  return new Response(null, {
    status: 204,
    headers: { 'Cache-Control': 'no-store', 'Set-Cookie': cookie },
  });
};
