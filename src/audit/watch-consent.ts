import { report } from '../page/report.js';
import type { Decision } from '../decision/decision.js';
import { answersOf } from '../decision/make-decision.js';
import { allowsUses, stateOfUse } from '../decision/state.js';
import type { Policy } from '../policy/policy.js';
import { scopeExpression, termsOf } from '../policy/scope-expression.js';
import { scopesOf, type Scopes } from '../policy/scopes.js';
import { isOptional, usesOf, type UseFacts } from '../policy/use.js';

/** What the audit reads of the page's consent object. */
export interface WatchedConsent {
  readonly policy: Policy;
  readonly decision: Decision;
  readonly language: string;
  readonly view: 'none' | 'banner' | 'preferences';
  /** Whether the decision lies in a place of the site's own, not in a cookie. */
  readonly placed?: boolean;
  observe(listener: () => void): () => void;
}

/** What stood at one moment, for a report. */
export interface Standing {
  /** Whether the visitor, or Global Privacy Control, had answered anything. */
  readonly answered: boolean;
  /** The optional uses that were granted. */
  readonly granted: readonly string[];
}

/** What was allowed when. Times are those of `performance.now()`. */
export interface ConsentHistory {
  readonly consent: WatchedConsent | undefined;
  /** Looks whether another consent object has taken the place of the first. */
  lookAgain(): void;
  /** Whether the scope expression was allowed at that time; with `ever`, at any time until then. */
  allowed(expression: string, at: number, ever?: 'ever'): boolean;
  /** Whether everything optional was granted at that time. */
  allGranted(at: number): boolean;
  standing(at: number): Standing;
  /** Whether the policy has every scope that the expression names. */
  knows(expression: string): boolean;
  stop(): void;
}

const known = new WeakMap<Policy, Scopes>();

/** Worked out once for each policy: a report asks about thousands of requests and writes. */
const scopesIn = (policy: Policy): Scopes => {
  const scopes = known.get(policy) ?? scopesOf(policy);
  known.set(policy, scopes);
  return scopes;
};

interface Moment {
  readonly at: number;
  readonly policy: Policy;
  readonly decision: Decision;
}

const running: unique symbol = Symbol.for('accord-consent');

const page: typeof globalThis & { [running]?: WatchedConsent } = globalThis;

/** The page's consent object, if Accord runs. */
export const runningConsent = (): WatchedConsent | undefined => page[running];

/** Tells whenever a consent object starts: before it has told a signal, or released anything. Returns the undo. */
const awaitConsent = (started: () => void): (() => void) => {
  // Not on the window itself: a consent object that stops deletes its own place there, and the next one would not be heard.
  const owner: object = Object.getPrototypeOf(globalThis);
  const isWatched = Reflect.defineProperty(owner, running, {
    configurable: true,
    get: () => undefined,
    set(this: object, value: WatchedConsent) {
      const plain = { value, configurable: true, enumerable: true, writable: true };
      Object.defineProperty(this, running, plain);
      // Not what a sandbox made of the window keeps for itself.
      if (this !== globalThis) return;
      try {
        started();
      } catch (error) {
        // The consent object is starting: it must not hear of what the audit cannot do.
        report(error);
      }
    },
  });
  return () => void (isWatched && Reflect.deleteProperty(owner, running));
};

/**
 * Follows the page's consent object, whichever of the two is there first. `started` is called when one starts, `changed`
 * after every change.
 */
export const watchConsent = (started: () => void, changed: () => void): ConsentHistory => {
  const stopped = new AbortController();
  const { signal } = stopped;
  const moments: Moment[] = [];
  /** What the visitor allowed once, in its place; no decision knows of it. */
  const once = new Map<string, number>();
  let consent: WatchedConsent | undefined;
  let unobserve = (): void => undefined;

  const look = (): void => {
    if (!consent) return;
    const { policy, decision } = consent;
    const last = moments.at(-1);
    if (last?.policy !== policy || last.decision !== decision) {
      // What was stored when the consent object started stood before it, too: the server may have acted on it.
      moments.push({ at: last ? performance.now() : 0, policy, decision });
    }
    changed();
  };
  const find = (): void => {
    const found = runningConsent();
    if (signal.aborted || !found || found === consent) return;
    unobserve();
    started();
    consent = found;
    unobserve = found.observe(look);
  };
  const disarm = awaitConsent(find);
  document.addEventListener(
    'accord-once',
    (event) => {
      const [placeholder] = event.composedPath();
      const scope: unknown = placeholder && Reflect.get(placeholder, 'scope');
      if (typeof scope === 'string' && !once.has(scope)) once.set(scope, performance.now());
    },
    { signal, capture: true },
  );
  find();

  const momentAt = (at: number): Moment | undefined =>
    moments.findLast((moment) => moment.at <= at);
  /** The uses of what was shown once until then: what an address or an item belongs to is known as single uses. */
  const shownUntil = (at: number, scopes: Scopes): Set<UseFacts | undefined> => {
    const shown = [...once].filter(([, since]) => since <= at);
    const names = shown.flatMap(([expression]) => termsOf(expression).flat());
    return new Set(names.flatMap((name) => scopes.get(name)));
  };
  const allowedIn = (expression: string, { policy, decision }: Moment, at: number): boolean => {
    const scopes = scopesIn(policy);
    const shown = shownUntil(at, scopes);
    const isAllowed = (uses: readonly UseFacts[] = []): boolean =>
      uses.length > 0 &&
      uses.every((use) => shown.has(use) || stateOfUse(use, decision) === 'granted');
    return scopeExpression(
      expression,
      // The audit is told of addresses that are necessary also where no service of the policy is.
      (name) => name === 'necessary' || isAllowed(scopes.get(name)),
    );
  };

  return {
    get consent() {
      return consent;
    },
    lookAgain: find,
    allowed(expression, at, ever) {
      const shown = once.get(expression);
      if (expression === 'necessary' || (shown !== undefined && shown <= at)) return true;
      const looked = ever ? moments.filter((moment) => moment.at <= at) : [momentAt(at)];
      return looked.some((moment) => moment && allowedIn(expression, moment, at));
    },
    allGranted(at) {
      const moment = momentAt(at);
      if (!moment) return false;
      const uses = usesOf(moment.policy);
      return uses.some(isOptional) && allowsUses(uses, moment.decision);
    },
    standing(at) {
      const moment = momentAt(at);
      if (!moment) return { answered: false, granted: [] };
      const granted = usesOf(moment.policy)
        .filter((use) => isOptional(use) && stateOfUse(use, moment.decision) === 'granted')
        .map((use) => use.id);
      return { answered: answersOf(moment.decision).length > 0, granted };
    },
    knows(expression) {
      if (!consent) return true;
      const scopes = scopesIn(consent.policy);
      const names = termsOf(expression).flat();
      return names.length > 0 && names.every((name) => scopes.has(name));
    },
    stop() {
      stopped.abort();
      unobserve();
      disarm();
    },
  };
};
