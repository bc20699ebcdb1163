import type { connectElements, ElementConnection, Requests } from './connect-elements.js';
import { ConsentChangeEvent } from './consent-change-event.js';
import type { ConsentOptions } from './consent-options.js';
import type { How } from './decision/decision.js';
import { createKeeper } from './decision/keeper.js';
import { readLifetimes } from './decision/lifetimes.js';
import type { Receipt } from './decision/receipt.js';
import { allowsUses, stateOf, undecidedOf } from './decision/state.js';
import { createStore, type Listener } from './decision/store.js';
import { withdrawnUses } from './decision/withdrawn-uses.js';
import { startGate } from './page/gate.js';
import type { Gate } from './page/gate-source.js';
import { hasGlobalPrivacyControl } from './page/global-privacy-control.js';
import { parsed } from './page/parsed.js';
import type { RecordStorage } from './page/record-storage.js';
import { isVisitorActing } from './page/visitor-act.js';
import { watchTabs } from './page/watch-tabs.js';
import { watchTyping } from './page/watch-typing.js';
import { isWithdrawn, markWithdrawn } from './page/withdrawn-mark.js';
import { yieldToPage } from './page/yield-to-page.js';
import type { Policy } from './policy/policy.js';
import { scopeExpression } from './policy/scope-expression.js';
import { scopesOf } from './policy/scopes.js';
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

/** Elements to be loaded: the banner and the preferences, the widget, or what stands within the page's own text. */
export type Elements = 'dialog' | 'widget' | 'in-page';

type ConnectElements = typeof connectElements;

/** What differs between the entries. */
export interface ConsentParts {
  /** @throws {PolicyError} */
  readPolicy(policy: unknown): Policy;
  /** Where the decision is kept. */
  readonly records: RecordStorage;
  /** Connects the elements at once, where they may be in the page without having been loaded here. */
  readonly connectElements?: ConnectElements;
  /** Makes elements ready to show this policy, and gives what connects them. */
  loadElements(elements: Elements, policy: Policy): Promise<ConnectElements>;
  /** What most visits never need is loaded when it is wanted. */
  loadWithdrawal(): Promise<typeof import('./page/withdrawal.js')>;
  loadReceipt(): Promise<typeof import('./decision/receipt.js')>;
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
  const started = Date.now();
  const stopped = new AbortController();
  const { signal } = stopped;
  const lifetimes = readLifetimes(options.days, options.refusalDays);
  let policy = parts.readPolicy(declared);
  let scopes = scopesOf(policy);
  let uses = usesOf(policy);
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
  const inPage: { gate?: Gate; signals?: Signals; hasTyped?: () => boolean } = {};

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
  const facts = (ids: readonly string[]): UseFacts[] => ids.flatMap(usesIn);

  const keeper = createKeeper(() => uses, lifetimes, {
    now: Date.now,
    gpc: hasGlobalPrivacyControl,
    ...parts.records,
    report,
  });
  let undecided = undecidedOf(uses, keeper.get());

  let connection: ElementConnection | undefined;
  const loading = new Map<Elements, Promise<void>>();
  /** What could not be loaded is tried again when it is wanted again. */
  const load = async (elements: Elements): Promise<void> => {
    try {
      const connect = await parts.loadElements(elements, policy);
      if (!signal.aborted) connection ??= connect(consent, requests);
    } catch (error) {
      loading.delete(elements);
      report(error);
    }
  };
  const want = (elements: Elements): Promise<void> => {
    const loaded = loading.get(elements) ?? load(elements);
    loading.set(elements, loaded);
    return loaded;
  };
  const wantWidget = async (): Promise<void> => {
    await parsed();
    // The site's own link is enough, unless the site placed the widget too.
    if (!document.querySelector('[data-consent-open]') || document.querySelector('accord-widget')) {
      await want('widget');
    }
  };

  // Who is told at once: the elements.
  const observers = new Set<() => void>();
  const show = (): void => {
    undecided = undecidedOf(uses, keeper.get());
    if (inBrowser) void (consent.view === 'none' && !reloadNeeded ? wantWidget() : want('dialog'));
    for (const observer of observers) observer();
  };

  // Who is told after the browser has had time to paint: signals, then the gate, then the site.
  const told = createStore(keeper.get(), report);
  const settle = (): void => told.set(keeper.get());
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
    const isHeard = !yes.length || isVisitorActing();
    if (isHeard) {
      answeringHere = true;
      keeper.answer(yes, no, how);
      answeringHere = false;
    } else warn('only the visitor grants: call this from a click, a tap or a key press');
    show();
    return isHeard;
  };
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
    when(scope, { signal: givenUp } = {}) {
      let undo: (() => void) | undefined;
      return new Promise<void>((resolve, reject) => {
        givenUp?.throwIfAborted();
        givenUp?.addEventListener('abort', () => reject(givenUp.reason));
        undo = told.subscribe(() => consent.allows(scope) && resolve());
      }).finally(() => undo?.());
    },
    grant: (...names) => void answer(facts(names), [], 'api'),
    refuse: (...names) => void answer([], facts(names), 'api'),
    grantAll: () => void answer(uses, [], 'api'),
    refuseAll: () => void answer([], uses, 'api'),
    setPolicy(next) {
      policy = parts.readPolicy(next);
      scopes = scopesOf(policy);
      uses = usesOf(policy);
      loading.clear();
      keeper.refresh();
      show();
      told.again();
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
      stopped.abort();
    },
  };

  const requests: Requests = {
    answer: (yes, no, how) => answer(facts(yes), facts(no), how),
    setView,
    once: (held) => inPage.gate?.releaseOnce(held),
    signal,
  };

  /** What was refused just now, or on the last page, may have left something that now belongs to nobody. */
  const cleanUp = async (): Promise<void> => {
    const decision = keeper.get();
    const isFresh = uses.some(({ id }) => {
      const given = decision[id];
      return given && !given.granted && given.at >= started;
    });
    if (isFresh || isWithdrawn()) {
      const withdrawal = await parts.loadWithdrawal();
      await withdrawal.cleanUp(policy, decision, isFresh);
    }
  };
  const withdraw = async (withdrawn: readonly UseFacts[], here: boolean): Promise<void> => {
    const ran = options.withdraw !== 'event' && withdrawn.some((use) => released.has(use.id));
    const typed = !!inPage.hasTyped?.();
    // Should nothing be erased now, the next start tries again.
    markWithdrawn(true);
    try {
      const { finishWithdrawal } = await parts.loadWithdrawal();
      reloadNeeded ||= await finishWithdrawal(policy, keeper.get(), { here, ran, typed });
    } catch (error) {
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
    // What is withdrawn stops within the click.
    if (withdrawn.length) settle();
    else void yieldToPage().then(settle);
    if (inBrowser)
      (withdrawn.length ? withdraw(withdrawn, answeringHere) : cleanUp()).catch(report);
  });

  page[running] = consent;
  if (!inBrowser) return consent;

  inPage.signals = connectSignals({
    settings: () => ({ ...policy.signals }),
    usesIn: (scope) => scopes.get(scope) ?? [],
    decision: told.get,
    signal: (name) => (name === 'google-consent-mode' ? googleConsentMode : lazySignal(name)),
    changed: told.again,
    report,
  });
  inPage.signals.tell();
  connection = parts.connectElements?.(consent, requests);
  inPage.gate = startGate({
    allows: (expression) => scopeExpression(expression, granted),
    released: runs,
    placeholder(held) {
      let undo: (() => void) | undefined;
      let isHeld = true;
      void want('in-page').then(() => {
        if (isHeld) undo = connection?.placeholder(held);
      });
      return () => {
        isHeld = false;
        undo?.();
      };
    },
    ...(options.nonce ? { nonce: options.nonce } : {}),
  });
  inPage.hasTyped = watchTyping(signal);
  watchTabs(keeper.refresh, signal);
  signal.addEventListener('abort', inPage.gate.stop);
  document.addEventListener(
    'click',
    (event) => {
      const isOpener = (node: EventTarget): boolean =>
        node instanceof Element && node.hasAttribute('data-consent-open');
      if (!event.composedPath().some(isOpener)) return;
      event.preventDefault();
      setView('preferences');
    },
    { signal },
  );
  void parsed().then(() => {
    if (document.querySelector('accord-declaration')) void want('in-page');
  });
  cleanUp().catch(report);
  show();
  return consent;
};
