import type { Receipt } from './decision/receipt.js';
import type { Listener } from './decision/store.js';
import type { Policy } from './policy/policy.js';
import type { ConsentSource } from './ui/consent-source.js';

/** The running consent of the page. */
export interface Consent extends ConsentSource {
  /**
   * Whether what the scope needs is granted, and every signal for it has been told: a scope, or an expression as in
   * `data-consent`. Ask this before you run anything. A true answer counts as use: withdrawing it later reloads the page. An
   * unknown scope is not granted, with one warning.
   */
  allows(scope: string): boolean;
  /** Calls the listener at once and after every change, when signals and gate have followed. Returns the undo. */
  subscribe(listener: Listener): () => void;
  /** Settles when the scope, or expression, is granted, perhaps never; rejects when `signal` is aborted. */
  when(scope: string, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /**
   * Asks about the scope beside the element that has the focus: refuse, not now, allow. Settles with whether it is allowed;
   * like that of `allows`, a yes counts as use and comes when every signal for it has been told, which may take as long as
   * with `when`. Within an hour of a no, without an act of the visitor, while it asks about another scope, and where nobody has
   * loaded the elements, it settles with false and asks nothing.
   */
  request(scope: string): Promise<boolean>;
  /** Grants every optional use of the scopes. Without an act of the visitor: no effect, one warning. */
  grant(...scopes: string[]): void;
  /** Refuses every optional use of the scopes. */
  refuse(...scopes: string[]): void;
  /**
   * One answer to several scopes at once, as preferences are saved: of what is named twice, the refusal counts. Without an act
   * of the visitor only the refusals take effect, with one warning.
   */
  decide(answer: {
    readonly granted?: readonly string[] | undefined;
    readonly refused?: readonly string[] | undefined;
  }): void;
  /** Grants every optional use. Without an act of the visitor: no effect, one warning. */
  grantAll(): void;
  /** Refuses every optional use. */
  refuseAll(): void;
  /**
   * Declares another policy, for example on another part of a single-page application. Listeners are told, with the same
   * decision twice: it may allow something else now.
   *
   * @throws {PolicyError} that lists every problem with its path; the drop-in throws a TypeError and lists them in the console.
   * The policy that was in force stays in force.
   */
  setPolicy(policy: Policy): void;
  /** Speaks another language, a BCP 47 tag. `''` goes back to the page's language. */
  setLanguage(language: string): void;
  /** Opens the preferences. Without an act of the visitor: no effect, one warning. */
  open(view?: 'preferences'): void;
  /** Closes the preferences. On the banner this is an answer: what it asks about is refused. */
  close(): void;
  /** The decision and the policy it answered, for people and auditors. */
  receipt(): Promise<Receipt>;
  /** Calls back with this object. The drop-in's queue before it is there, `window.accord ||= []`, takes the same call. */
  push(...callbacks: ((consent: Consent) => void)[]): void;
  /** Stops everything. What is held stays held, no signal is told any more, and nothing can be granted or opened. */
  stop(): void;
}
