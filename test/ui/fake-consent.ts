import { answerUses } from '../../src/decision/answer-uses.js';
import type { Decision, How } from '../../src/decision/decision.js';
import { readLifetimes, type Lifetimes } from '../../src/decision/lifetimes.js';
import { noDecision } from '../../src/decision/make-decision.js';
import { makeReceipt, type Receipt } from '../../src/decision/receipt.js';
import { stateOf, undecidedOf } from '../../src/decision/state.js';
import type { Policy } from '../../src/policy/policy.js';
import { scopesOf } from '../../src/policy/scopes.js';
import { usesOf, type Use, type UseFacts } from '../../src/policy/use.js';
import type { ConsentSource, View } from '../../src/ui/consent-source.js';
import { ConnectEvent, DecideEvent, ViewEvent } from '../../src/ui/events.js';

/**
 * A consent object without storage, gate and signals, for the elements' tests and previews. It decides by the real rules,
 * notes what the elements asked for, and answers the elements of the document that it is connected to.
 */
export class FakeConsent implements ConsentSource {
  policy: Policy;
  decision: Decision = noDecision;
  expired: Use[] = [];
  language: string;
  texts: ConsentSource['texts'];
  gpc = false;
  released: Set<Use> = new Set();
  reloadNeeded = false;
  reloads = true;
  failed = false;
  lifetimes: Lifetimes = readLifetimes();
  proof = false;
  server = false;
  placed = false;
  domain: string | undefined;
  /** What was decided, in order. */
  readonly decided: DecideEvent[] = [];
  readonly asked: Event[] = [];
  #choosing = false;
  readonly #observers = new Set<() => void>();
  readonly #stopped = new AbortController();

  constructor(policy: Policy, language = 'en') {
    this.policy = policy;
    this.language = language;
  }

  get uses(): readonly UseFacts[] {
    return usesOf(this.policy);
  }

  get undecided(): readonly Use[] {
    return undecidedOf(this.uses, this.decision);
  }

  get view(): View {
    if (this.#choosing) return 'preferences';
    return this.undecided.length ? 'banner' : 'none';
  }

  state(scope: string) {
    return stateOf(scopesOf(this.policy).get(scope) ?? [], this.decision);
  }

  async receipt(): Promise<Receipt> {
    return makeReceipt(this.policy, this.decision, Date.now());
  }

  observe(listener: () => void): () => void {
    this.#observers.add(listener);
    listener();
    return () => void this.#observers.delete(listener);
  }

  /** Tells the elements that something changed. */
  changed(): void {
    for (const observer of this.#observers) observer();
  }

  answer(granted: readonly string[], refused: readonly string[], how: How, at = Date.now()): this {
    const facts = (ids: readonly string[]) => this.uses.filter(({ id }) => ids.includes(id));
    const circumstances = { now: at, how, gpc: this.gpc };
    this.decision = answerUses(this.decision, facts(granted), true, circumstances);
    this.decision = answerUses(this.decision, facts(refused), false, circumstances);
    this.changed();
    return this;
  }

  answerAll(granted: boolean, how: How = 'banner', at = Date.now()): this {
    const ids = this.uses.map(({ id }) => id);
    return this.answer(granted ? ids : [], granted ? [] : ids, how, at);
  }

  show(view: View): void {
    this.#choosing = view === 'preferences';
    this.changed();
  }

  /** Answers the elements of this page, until `stop`. */
  connect(): this {
    const { signal } = this.#stopped;
    const listen = (type: string, listener: (event: Event) => void): void =>
      document.addEventListener(type, listener, { signal });
    for (const type of ['accord-decide', 'accord-view', 'accord-once', 'accord-reload']) {
      listen(type, (event) => this.asked.push(event));
    }
    listen(ConnectEvent.type, (event) => {
      if (event instanceof ConnectEvent) event.connect(this);
    });
    listen(ViewEvent.type, (event) => {
      if (event instanceof ViewEvent) this.show(event.view);
    });
    listen(DecideEvent.type, (event) => {
      if (!(event instanceof DecideEvent)) return;
      this.decided.push(event);
      if (event.how === 'preferences') this.#choosing = false;
      this.answer(event.granted, event.refused, event.how);
    });
    document.dispatchEvent(new Event('accord-ready'));
    return this;
  }

  stop(): void {
    this.#stopped.abort();
    this.#observers.clear();
  }
}
