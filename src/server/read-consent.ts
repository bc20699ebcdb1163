import { currentAnswers } from '../decision/current-answers.js';
import type { Decision, State } from '../decision/decision.js';
import { readLifetimes } from '../decision/lifetimes.js';
import { refuseByGpc } from '../decision/refuse-by-gpc.js';
import { allowsUses, stateOf } from '../decision/state.js';
import type { Policy } from '../policy/policy.js';
import { scopeExpression } from '../policy/scope-expression.js';
import { headersOf } from './headers-of.js';
import { plainHeaders } from './plain-headers.js';
import { preparePolicy } from './prepared-policy.js';
import { readCookies } from './record-cookie.js';

/** What a request says of the visitor's decision. */
export interface ServerConsent {
  readonly decision: Decision;
  /** Whether a scope, or an expression like that of `data-consent` (`a b` all, `a|b` any), is granted. An unknown scope is not. */
  allows(scope: string): boolean;
  /** What stands for a scope. An unknown one is undecided. */
  state(scope: string): State;
}

/** How `readConsent` takes what was answered. Everything has a default. */
export interface ReadOptions {
  /** How long a grant holds, in days, as for `createConsent`. */
  readonly days?: number | undefined;
  /** How long a refusal holds, in days, as for `createConsent`. */
  readonly refusalDays?: number | undefined;
  /** Milliseconds since 1970. Default: the server's clock. */
  readonly now?: number | undefined;
}

/**
 * Anything that has the headers of a request: a web-standard `Request`, or a request of node:http and of what is built on it,
 * such as Express, Fastify and Koa.
 */
export interface WithHeaders {
  readonly headers:
    | { get(name: string): string | null }
    | Readonly<Record<string, string | readonly string[] | undefined>>;
}

const readable =
  'a web-standard Request, a request of node:http or Express, or the text of a Cookie header';

/**
 * Reads the visitor's decision from a request, or from the text of its `Cookie` header, with the same code as the browser: so
 * that a server can leave out tags and render without a flash. Fails closed: what cannot be read is undecided. Of a request
 * it heeds `Sec-GPC: 1` too, https://w3c.github.io/gpc/ , as the browser's own code will.
 *
 * What is rendered differs from visitor to visitor: let no shared cache keep it (`Cache-Control: private`, or
 * `Vary: Cookie, Sec-GPC`).
 *
 * @throws {PolicyError} when the policy cannot be used.
 * @throws {RangeError} when `days` or `refusalDays` is out of range.
 * @throws {TypeError} when it is given neither, for example headers alone, or the promise of some.
 */
export const readConsent = (
  from: WithHeaders | string | null | undefined,
  policy: Policy,
  { days, refusalDays, now = Date.now() }: ReadOptions = {},
): ServerConsent => {
  const { scopes, uses } = preparePolicy(policy);
  const isText = typeof from === 'string' || from === null || from === undefined;
  const headers = isText
    ? undefined
    : (plainHeaders(from) ?? headersOf(from, 'readConsent', readable));
  const cookies = typeof from === 'string' ? from : headers?.get('cookie');
  const stored = currentAnswers(readCookies(cookies ?? ''), now, readLifetimes(days, refusalDays));
  const decision = headers?.get('sec-gpc') === '1' ? refuseByGpc(stored, uses, now) : stored;
  const usesIn = (scope: string) => scopes.get(scope) ?? [];
  return {
    decision,
    allows: (expression) =>
      scopeExpression(expression, (scope) => allowsUses(usesIn(scope), decision)),
    state: (scope) => stateOf(usesIn(scope), decision),
  };
};
