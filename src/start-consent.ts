import { announceChanges } from './announce-changes.js';
import { createAskInContext } from './ask-in-context.js';
import { connectElements } from './connect-elements.js';
import type { Consent } from './consent.js';
import type { ConsentOptions } from './consent-options.js';
import type { ConsentParts } from './consent-parts.js';
import { createPlacing } from './create-placing.js';
import type { How } from './decision/decision.js';
import { createKeeper } from './decision/keeper.js';
import { readLifetimes } from './decision/lifetimes.js';
import { isUnderGpc } from './decision/refuse-by-gpc.js';
import { allowsUses, stateOf, undecidedOf } from './decision/state.js';
import { createStore } from './decision/store.js';
import { withdrawnUses } from './decision/withdrawn-uses.js';
import { createElementLoader } from './element-loader.js';
import { followRefusals, type Refusals } from './page/follow-refusals.js';
import { startGate } from './page/gate.js';
import type { Gate } from './page/gate-source.js';
import { hasGlobalPrivacyControl } from './page/global-privacy-control.js';
import { loadWithdrawal } from './page/load-withdrawal.js';
import { report } from './page/report.js';
import { reportOnce } from './page/report-once.js';
import type { Sender } from './page/sender.js';
import { startSending } from './page/start-sending.js';
import { isVisitorActing } from './page/visitor-act.js';
import { watchTabs } from './page/watch-tabs.js';
import { withoutFragment } from './page/without-fragment.js';
import { yieldToPage } from './page/yield-to-page.js';
import { scopeExpression, termsOf } from './policy/scope-expression.js';
import { scopeNames, scopeOf } from './policy/scopes.js';
import { isOptional, usesOf, type Use, type UseFacts } from './policy/use.js';
import { startSignals, type Signals } from './signals/start-signals.js';
import type { View } from './ui/consent-source.js';
import { wantedLanguage } from './wanted-language.js';

/** Symbols that every copy of this code shares, so that a page runs only one and knows what ran in it. */
const running: unique symbol = Symbol.for('accord-consent');
const ran: unique symbol = Symbol.for('accord-consent.ran');
const page: typeof globalThis & { [running]?: Consent; [ran]?: Set<Use> } = globalThis;

/**
 * Starts the consent of this page: one policy, one decision, the gate and what the elements ask for. Outside a browser it
 * answers from the policy alone. Starting again, also from a second copy of this code, returns the running one.
 */
export const startConsent = (
  declared: unknown,
  options: ConsentOptions,
  parts: ConsentParts,
): Consent => {
  const already = page[running];
  if (already) {
    console.warn('Accord: already running on this page; use its setPolicy() for another policy.');
    return already;
  }

  const inBrowser = typeof document !== 'undefined';
  const stopped = new AbortController();
  const { signal } = stopped;
  const lifetimes = readLifetimes(options.days, options.refusalDays);
  let policy = parts.readPolicy(declared);
  let uses = usesOf(policy);
  let language = wantedLanguage(options.language);
  let choosing = false;
  let failed = false;
  let answeringHere = false;
  // Outside a browser there is no page: every call is for another visitor.
  const released = (inBrowser && page[ran]) || new Set<Use>();
  /** What only a browser has, once it is started. */
  const started: {
    gate?: Gate;
    signals?: Signals;
    sending?: Sender;
    refusals?: Refusals;
  } = {};
  /** The texts that the visitor answered to last. */
  let shown: unknown;

  const warned = new Set<string>();
  const warn = (text: string): void => {
    if (!warned.has(text)) console.warn(`Accord: ${text}`);
    warned.add(text);
  };

  const usesIn = (scope: string): readonly UseFacts[] => {
    const found = scopeOf(policy, uses, scope);
    if (!found) {
      const names = scopeNames(policy, uses).join(', ');
      warn(`the policy has no scope "${scope}"; it has ${names}`);
    }
    return found ?? [];
  };
  const isActing = (what: string): boolean => {
    if (signal.aborted) return false;
    const acting = inBrowser && isVisitorActing();
    if (!acting) warn(`only the visitor ${what}: call this from a click, a tap or a key press`);
    return acting;
  };
  const facts = (ids: readonly string[]): UseFacts[] => ids.flatMap(usesIn);

  const keeper = createKeeper(() => uses, lifetimes, {
    now: Date.now,
    gpc: () => options.gpc === true || hasGlobalPrivacyControl(),
    ...parts.records,
    report,
  });
  /** What the visitor has allowed again may run. */
  const runsRefused = (): boolean =>
    [...released].some((use) => keeper.get()[use]?.granted === false);
  // One that was stopped in this page may have left it to do.
  let reloadNeeded = options.withdraw !== 'event' && runsRefused();
  const findUndecided = (): readonly Use[] => Object.freeze(undecidedOf(uses, keeper.get()));
  let undecided = findUndecided();

  // Who is told at once: the elements.
  const observers = new Set<() => void>();
  const tellObservers = (whom: Iterable<() => void> = observers): void => {
    for (const observer of whom) {
      try {
        observer();
      } catch (error) {
        report(error);
      }
    }
  };
  const showDialog = async (): Promise<boolean> => {
    const isThere = await elements.dialog();
    // What the visitor came from is there again, for another try; the widget also for whoever has answered before.
    if (!isThere && (choosing || Object.keys(keeper.get()).length)) {
      choosing = false;
      failed = true;
      tellObservers();
      void elements.widget();
    }
    return isThere;
  };
  const show = (): void => {
    if (consent.view !== 'none') started.sending?.();
    if (inBrowser)
      void (consent.view === 'none' && !consent.reloadNeeded ? elements.widget() : showDialog());
    tellObservers();
  };

  // Who is told after the browser has had time to paint: signals, then the gate, then the site.
  const told = createStore(keeper.get(), report);
  const settle = (): void => told.set(keeper.get());
  const granted = (scope: string): boolean => {
    const found = usesIn(scope);
    return allowsUses(found, told.get()) && (started.signals?.know(found) ?? true);
  };
  // In this order: what the gate releases must find its signal set.
  told.subscribe(() => started.signals?.tell());
  told.subscribe(() => started.gate?.update());
  if (inBrowser) told.subscribe(announceChanges(() => uses));

  const runs = (expression: string): void => {
    for (const scope of termsOf(expression).flat()) {
      if (granted(scope))
        for (const use of usesIn(scope)) if (isOptional(use)) released.add(use.id);
    }
  };

  /** Refusing never needs the visitor's act; so what is refused together with a grant that has no effect is refused. */
  const answer = (yes: readonly UseFacts[], no: readonly UseFacts[], how: How): void => {
    const isHeard = !yes.length || isActing('grants');
    // The site may answer more while it is told of this.
    const outer = answeringHere;
    answeringHere = true;
    keeper.answer(isHeard ? yes : [], no, how);
    answeringHere = outer;
  };
  const setView = (view: View): void => {
    if (view === 'preferences' && !isActing('opens the preferences')) return;
    choosing = view === 'preferences';
    failed = false;
    show();
  };

  const consent: Consent = {
    get policy() {
      return policy;
    },
    get decision() {
      return keeper.get();
    },
    get undecided() {
      return undecided;
    },
    get expired() {
      return undecided.filter((use) => keeper.lapsed().has(use));
    },
    get language() {
      return language;
    },
    get view() {
      if (choosing) return 'preferences';
      return undecided.length ? 'banner' : 'none';
    },
    get gpc() {
      const decision = keeper.get();
      return uses.some((use) => {
        const given = isUnderGpc(use) && decision[use.id];
        return given && !given.granted && given.gpc;
      });
    },
    get released() {
      return released;
    },
    get reloadNeeded() {
      return reloadNeeded && runsRefused();
    },
    get failed() {
      return failed;
    },
    reloads: options.withdraw !== 'event',
    lifetimes,
    texts: options.texts,
    proof: !!options.proof,
    server: !!options.server,
    placed: !!options.storage,
    domain: options.domain,
    state: (scope) => stateOf(usesIn(scope), keeper.get()),
    observe(listener) {
      // Two who observe may share a listener.
      const observer = (): void => listener();
      observers.add(observer);
      tellObservers([observer]);
      return () => void observers.delete(observer);
    },
    allows(scope) {
      const allowed = scopeExpression(scope, granted);
      if (allowed) runs(scope);
      return allowed;
    },
    subscribe: told.subscribe,
    when(scope, { signal: givenUp } = {}) {
      const over = new AbortController();
      return new Promise<void>((resolve, reject) => {
        givenUp?.throwIfAborted();
        givenUp?.addEventListener('abort', () => reject(givenUp.reason), {
          signal: over.signal,
        });
        const undo = told.subscribe(() => consent.allows(scope) && resolve());
        over.signal.addEventListener('abort', undo);
      }).finally(() => {
        over.abort();
        // It may be given up before who waits has heard of the grant.
        givenUp?.throwIfAborted();
      });
    },
    async request(scope) {
      await askInContext(scope);
      // Nobody is told any more.
      if (signal.aborted) return consent.allows(scope);
      settle();
      const over = new AbortController();
      const end = (): void => over.abort();
      signal.addEventListener('abort', end, { signal: over.signal });
      const undo = told.subscribe(() => allowsUses(usesIn(scope), keeper.get()) || end());
      // Signals may take their time, and the visitor may take it back meanwhile.
      await consent.when(scope, { signal: over.signal }).catch(end);
      end();
      undo();
      return consent.allows(scope);
    },
    grant: (...names) => answer(facts(names), [], 'api'),
    refuse: (...names) => answer([], facts(names), 'api'),
    decide: ({ granted: yes = [], refused: no = [] }) => answer(facts(yes), facts(no), 'api'),
    grantAll: () => answer(uses, [], 'api'),
    refuseAll: () => answer([], uses, 'api'),
    setPolicy(next) {
      policy = parts.readPolicy(next);
      uses = usesOf(policy);
      elements.again();
      keeper.refresh();
      undecided = findUndecided();
      // Signals learn what is mapped to them now before anybody asks for it.
      told.again();
      show();
    },
    setLanguage(next) {
      language = wantedLanguage(next);
      show();
    },
    open: () => setView('preferences'),
    close() {
      if (choosing) setView('none');
      else if (undecided.length) {
        // Code closes it: what was shown for an earlier answer was not answered to.
        shown = undefined;
        answer([], facts(undecided), 'close');
      }
    },
    async receipt() {
      const { makeReceipt } = await import('./decision/receipt.js');
      const proof = options.proof && (await import('./page/history.js')).readHistory();
      return makeReceipt(policy, keeper.get(), Date.now(), lifetimes, proof || undefined);
    },
    push(...callbacks) {
      for (const callback of callbacks) {
        try {
          callback(consent);
        } catch (error) {
          report(error);
        }
      }
    },
    stop() {
      if (page[running] === consent) delete page[running];
      stopped.abort();
    },
  };

  keeper.subscribe((decision, previous) => {
    if (decision === previous) return;
    undecided = findUndecided();
    const withdrawn = new Set<Use>(withdrawnUses(uses, previous, decision).map((use) => use.id));
    // What ran on another part of the site may be unknown to the policy in force.
    for (const use of released) {
      if (previous[use]?.granted && decision[use]?.granted === false) withdrawn.add(use);
    }
    // What is withdrawn stops within the click; what is granted starts after the elements have answered it.
    if (withdrawn.size || !inBrowser) settle();
    show();
    if (!inBrowser) return;
    if (answeringHere) started.sending?.(true);
    if (!withdrawn.size) void yieldToPage().then(() => signal.aborted || settle());
    void started.refusals?.(withdrawn, answeringHere).then((mustReload) => {
      reloadNeeded ||= mustReload;
      if (reloadNeeded) show();
    });
  });

  const elements = createElementLoader(parts, consent, {
    once(held) {
      if (isActing('shows what is held')) started.gate?.releaseOnce(held);
    },
    // The dialog and what stands in the page may fail for the same reason.
    failed: reportOnce,
    signal,
  });
  const askInContext = createAskInContext(
    consent,
    usesIn,
    () => isActing('is asked'),
    elements.inPage,
  );

  if (!inBrowser) return consent;
  page[running] = consent;
  page[ran] = released;

  started.refusals = followRefusals(consent, {
    withdraw: options.withdraw,
    report,
    signal,
  });
  started.signals = startSignals({
    settings: () => ({ ...policy.signals }),
    usesIn: (scope) => scopeOf(policy, uses, scope) ?? [],
    decision: told.get,
    changed: told.again,
    report,
    stopped: signal,
  });
  started.signals.tell();
  connectElements(consent, {
    decide({ granted: yes, refused: no, how, shown: texts }) {
      shown = texts;
      answer(facts(yes), facts(no), how);
      setView('none');
    },
    setView,
    reload: () =>
      void loadWithdrawal().then(
        ({ reloadPage }) => reloadPage(),
        // It would have come back to where the visitor is. No `location.reload()`, which would repeat a form that was posted.
        () => location.replace(withoutFragment(location.href)),
      ),
    dialog: showDialog,
    foresee: elements.foresee,
    signal,
  });
  parts.keepElements?.(signal);
  started.gate = startGate({
    allows: (expression) => scopeExpression(expression, granted),
    released: runs,
    placeholder: createPlacing(elements.inPage, report),
    declaration: () => void elements.inPage(),
    removed: elements.removed,
    ...(options.nonce ? { nonce: options.nonce } : {}),
  });
  watchTabs(keeper.refresh, consent.placed, signal);
  signal.addEventListener('abort', started.gate.stop);
  if (options.server || options.proof) {
    started.sending = startSending({
      consent,
      server: options.server,
      shown: () => shown,
      answered: keeper.refresh,
      report,
    });
  }
  show();
  return consent;
};
