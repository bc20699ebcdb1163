import { connectElements } from './connect-elements.js';
import { ConsentChangeEvent } from './consent-change-event.js';
import type { ConsentOptions } from './consent-options.js';
import type { How } from './decision/decision.js';
import { createKeeper } from './decision/keeper.js';
import { readLifetimes } from './decision/lifetimes.js';
import { noDecision } from './decision/make-decision.js';
import type { Receipt } from './decision/receipt.js';
import { allowsUses, stateOf, undecidedOf } from './decision/state.js';
import { createStore, type Listener } from './decision/store.js';
import { withdrawnUses } from './decision/withdrawn-uses.js';
import { startGate } from './page/gate.js';
import type { Gate } from './page/gate-source.js';
import { hasGlobalPrivacyControl } from './page/global-privacy-control.js';
import { openRecordStorage, placedRecordStorage } from './page/record-storage.js';
import { isVisitorActing } from './page/visitor-act.js';
import { watchTabs } from './page/watch-tabs.js';
import { watchTyping } from './page/watch-typing.js';
import { isWithdrawn } from './page/withdrawn-mark.js';
import { yieldToPage } from './page/yield-to-page.js';
import type { Policy } from './policy/policy.js';
import { scopeExpression } from './policy/scope-expression.js';
import { scopesOf, type Scopes } from './policy/scopes.js';
import { isOptional, usesOf, type Use, type UseFacts } from './policy/use.js';
import { connectSignals, type Signals } from './signals/connect-signals.js';
import { googleConsentMode } from './signals/google-consent-mode.js';
import { lazySignal } from './signals/lazy-signal.js';
import type { ConsentSource, View } from './ui/consent-source.js';

/** The running consent of the page. */
export interface Consent extends ConsentSource {
  /** Whether every use in the scope is granted. An unknown scope is not, with one warning. */
  allows(scope: string): boolean;
  /** Calls the listener at once and after every change, when signals and gate have followed. Returns the undo. */
  subscribe(listener: Listener): () => void;
  /** Settles when the scope is granted, perhaps never; rejects when `signal` is aborted. */
  when(scope: string, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Grants every optional use of the scopes. Without an act of the visitor: no effect, one warning. */
  grant(...scopes: string[]): void;
  /** Refuses every optional use of the scopes. */
  refuse(...scopes: string[]): void;
  /** Grants every optional use. Without an act of the visitor: no effect, one warning. */
  grantAll(): void;
  /** Refuses every optional use. */
  refuseAll(): void;
  /** Declares another policy, for example on another part of a single-page application. */
  setPolicy(policy: Policy): void;
  setLanguage(language: string): void;
  /** Opens the preferences. Without an act of the visitor: no effect, one warning. */
  open(view?: 'preferences'): void;
  /** Closes what is open. On the banner this refuses what it asked about. */
  close(): void;
  /** The decision and the policy it answered, for people and auditors. */
  receipt(): Promise<Receipt>;
  /** Calls back with this object. The drop-in's queue before it is there, `window.accord ||= []`, takes the same call. */
  push(callback: (consent: Consent) => void): void;
  /** Stops everything. What is held stays held. */
  stop(): void;
}

/** What differs between the entries. */
export interface ConsentParts {
  /** @throws {PolicyError} */
  readPolicy(policy: unknown): Policy;
  /** What most visits never need is loaded when it is wanted. */
  loadWithdrawal(): Promise<typeof import('./page/withdrawal.js')>;
  loadReceipt(): Promise<typeof import('./decision/receipt.js')>;
  /** Makes the elements ready to show this policy. */
  loadElements?(policy: Policy): Promise<unknown>;
  /** Makes the elements ready that stand within the page: placeholders and the declaration. */
  loadInPage?(): Promise<unknown>;
}

/** A symbol that every copy of this code shares, so that a page runs only one. */
const running: unique symbol = Symbol.for('accord-consent');
const page: typeof globalThis & { [running]?: Consent } = globalThis;

const report = (error: unknown): void => console.error('Accord:', error);

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
  const lifetimes = readLifetimes(options.days, options.refusalDays);
  let policy = parts.readPolicy(declared);
  let scopes: Scopes = scopesOf(policy);
  let uses: readonly UseFacts[] = usesOf(policy);
  let language =
    options.language ||
    (inBrowser && document.documentElement.lang) ||
    globalThis.navigator?.language ||
    'en';
  let choosing = false;
  let reloadNeeded = false;
  let answeringHere = false;
  const released = new Set<Use>();
  /** What only a browser has, once it is started. */
  const inPage: { gate?: Gate; signals?: Signals; typing?: ReturnType<typeof watchTyping> } = {};

  const warned = new Set<string>();
  const warn = (text: string): void => {
    if (!warned.has(text)) console.warn(`Accord: ${text}`);
    warned.add(text);
  };

  const usesIn = (scope: string): readonly UseFacts[] => {
    const found = scopes.get(scope);
    if (!found) warn(`the policy has no scope "${scope}"; it has ${[...scopes.keys()].join(', ')}`);
    return found ?? [];
  };

  const { storage } = options;
  const nowhere = { read: () => noDecision, write: () => undefined };
  const records = storage
    ? placedRecordStorage(storage, report)
    : inBrowser
      ? openRecordStorage(options.domain)
      : nowhere;
  const keeper = createKeeper(() => uses, lifetimes, {
    now: Date.now,
    gpc: hasGlobalPrivacyControl,
    read: records.read,
    write: records.write,
    report,
  });
  let undecided = undecidedOf(uses, keeper.get());

  // A policy whose elements could not be loaded is tried again when there is something to show again.
  let loadedFor: Policy | undefined;
  const loadElements = (): void => {
    if ((consent.view === 'none' && !reloadNeeded) || loadedFor === policy) return;
    loadedFor = policy;
    parts.loadElements?.(policy).catch((error: unknown) => {
      loadedFor = undefined;
      report(error);
    });
  };

  // Who is told at once: the elements.
  const observers = new Set<() => void>();
  const show = (): void => {
    undecided = undecidedOf(uses, keeper.get());
    loadElements();
    for (const observer of observers) observer();
  };

  // Who is told after the browser has had time to paint: signals, then the gate, then the site.
  const told = createStore(keeper.get(), report);
  const waiting = new Set<() => void>();
  const settle = (): void => {
    told.set(keeper.get());
    for (const look of waiting) look();
  };
  const granted = (scope: string): boolean => {
    const found = usesIn(scope);
    return allowsUses(found, told.get()) && (inPage.signals?.know(found) ?? true);
  };
  // In this order: what the gate releases must find its signal set.
  told.subscribe(() => inPage.signals?.tell());
  told.subscribe(() => inPage.gate?.update());
  told.subscribe((decision, previous) => {
    if (decision === previous || !inBrowser) return;
    const withdrawn = withdrawnUses(uses, previous, decision).map((use) => use.id);
    document.dispatchEvent(new ConsentChangeEvent(decision, previous, withdrawn));
  });

  const runs = (expression: string): void => {
    for (const scope of expression.split(/[\s|]+/)) {
      if (granted(scope))
        for (const use of usesIn(scope)) if (isOptional(use)) released.add(use.id);
    }
  };

  const answer = (yes: readonly UseFacts[], no: readonly UseFacts[], how: How): boolean => {
    if (yes.length && !isVisitorActing()) {
      warn('only the visitor grants: call this from a click, a tap or a key press');
      return false;
    }
    answeringHere = true;
    keeper.answer(yes, no, how);
    answeringHere = false;
    return true;
  };

  const facts = (ids: readonly string[]): UseFacts[] => ids.flatMap((id) => usesIn(id));
  const setView = (view: View): void => {
    if (view === 'preferences' && !isVisitorActing()) {
      return warn('only the visitor opens the preferences: call this from a click');
    }
    choosing = view === 'preferences';
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
      return uses.some(({ id }) => decision[id]?.how === 'gpc');
    },
    get released() {
      return released;
    },
    get reloadNeeded() {
      return reloadNeeded;
    },
    state: (scope) => stateOf(usesIn(scope), keeper.get()),
    observe(listener) {
      observers.add(listener);
      listener();
      return () => void observers.delete(listener);
    },
    allows(scope) {
      const allowed = granted(scope);
      if (allowed) runs(scope);
      return allowed;
    },
    subscribe: told.subscribe,
    when: (scope, { signal } = {}) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!consent.allows(scope)) return;
          waiting.delete(look);
          resolve();
        };
        const abort = (): void => {
          waiting.delete(look);
          reject(signal?.reason);
        };
        if (signal?.aborted) return abort();
        signal?.addEventListener('abort', abort);
        waiting.add(look);
        look();
      }),
    grant: (...names) => void answer(facts(names), [], 'api'),
    refuse: (...names) => void answer([], facts(names), 'api'),
    grantAll: () => void answer(uses, [], 'api'),
    refuseAll: () => void answer([], uses, 'api'),
    setPolicy(next) {
      policy = parts.readPolicy(next);
      scopes = scopesOf(policy);
      uses = usesOf(policy);
      keeper.refresh();
      show();
      inPage.signals?.tell();
      inPage.gate?.update();
      settle();
    },
    setLanguage(next) {
      language = next;
      show();
    },
    open: () => setView('preferences'),
    close() {
      if (choosing) setView('none');
      else if (undecided.length) answer([], facts(undecided), 'close');
    },
    receipt: async () => (await parts.loadReceipt()).makeReceipt(policy, keeper.get(), Date.now()),
    push: (callback) => callback(consent),
    stop() {
      delete page[running];
      for (const stop of stops) stop();
      observers.clear();
      waiting.clear();
    },
  };

  const stops: (() => void)[] = [];
  /** Trackers of an earlier visit may have left something that now belongs to nobody. */
  const cleanUp = async (): Promise<void> => {
    if (
      inBrowser &&
      (isWithdrawn() || uses.some(({ id }) => keeper.get()[id]?.granted === false))
    ) {
      const { cleanUp: clean } = await parts.loadWithdrawal();
      await clean(policy, keeper.get());
    }
  };
  const withdraw = async (withdrawn: readonly UseFacts[], here: boolean): Promise<void> => {
    const ran = options.withdraw !== 'event' && withdrawn.some((use) => released.has(use.id));
    const typed = !!inPage.typing?.hasTyped();
    try {
      const { finishWithdrawal } = await parts.loadWithdrawal();
      reloadNeeded ||= await finishWithdrawal(policy, keeper.get(), { here, ran, typed });
    } catch (error) {
      // Nothing could be erased now; the next start tries again.
      report(error);
      reloadNeeded ||= ran;
    }
    if (reloadNeeded) show();
  };
  keeper.subscribe((decision, previous) => {
    if (decision === previous) return;
    // Stored already; the elements are next.
    show();
    const withdrawn = withdrawnUses(uses, previous, decision);
    if (withdrawn.length) {
      // What is withdrawn stops within the click.
      settle();
      if (inBrowser) void withdraw(withdrawn, answeringHere);
    } else {
      void yieldToPage().then(settle);
      cleanUp().catch(report);
    }
  });

  page[running] = consent;
  if (!inBrowser) return consent;

  const signals = connectSignals({
    settings: () => ({ ...policy.signals }),
    usesIn: (scope) => scopes.get(scope) ?? [],
    decision: told.get,
    signal: (name) => (name === 'google-consent-mode' ? googleConsentMode : lazySignal(name)),
    changed() {
      told.again();
      for (const look of waiting) look();
    },
    report,
  });
  inPage.signals = signals;
  signals.tell();
  const elements = connectElements(consent, {
    decide({ granted: yes, refused: no, how }) {
      if (answer(facts(yes), facts(no), how)) choosing &&= how !== 'preferences';
      show();
    },
    setView,
    once: (held) => inPage.gate?.releaseOnce(held),
    loadInPage: () => void parts.loadInPage?.().catch(report),
    reload: () => void parts.loadWithdrawal().then(({ reloadPage }) => reloadPage(), report),
  });
  const gate = startGate({
    allows: (expression) => scopeExpression(expression, granted),
    released: runs,
    placeholder: elements.placeholder,
    ...(options.nonce ? { nonce: options.nonce } : {}),
  });
  const typing = watchTyping();
  Object.assign(inPage, { gate, typing });
  stops.push(watchTabs(keeper.refresh), typing.stop, elements.stop, gate.stop, signals.stop);
  cleanUp().catch(report);
  show();
  return consent;
};
