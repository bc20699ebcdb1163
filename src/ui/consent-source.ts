import type { Decision, State } from '../decision/decision.js';
import type { Lifetimes } from '../decision/lifetimes.js';
import type { Receipt } from '../decision/receipt.js';
import type { Policy } from '../policy/policy.js';
import type { Use } from '../policy/use.js';

/** Which layer is to be shown. */
export type View = 'none' | 'banner' | 'preferences';

/** What the elements read of the page's consent object. They change nothing through it: they ask by event. */
export interface ConsentSource {
  /** The policy in force, frozen. */
  readonly policy: Policy;
  /**
   * What was answered, by use; frozen. It changes at once with an answer, before signals were told: ask `allows` before you run
   * anything.
   */
  readonly decision: Decision;
  /** Optional uses without a valid answer. */
  readonly undecided: readonly Use[];
  /** Those of the undecided uses that had an answer whose time has run out: they are not new to the visitor. */
  readonly expired: readonly Use[];
  /** The language asked for, a BCP 47 tag. */
  readonly language: string;
  /** The site's own texts in a language, all sections of them, where it has any. */
  readonly texts?: ((language: string) => Promise<unknown> | undefined) | undefined;
  /** What is to be shown now: `banner` while something is undecided, `preferences` while they are open. */
  readonly view: View;
  /** Whether Global Privacy Control stands for some refusals here and now. */
  readonly gpc: boolean;
  /** Uses whose tags ran in this document: withdrawing one of them needs a reload. */
  readonly released: ReadonlySet<Use>;
  /** True after a withdrawal that waits for the visitor to reload the page. */
  readonly reloadNeeded: boolean;
  /** Whether the preferences were asked for last, and what shows them could not be loaded. */
  readonly failed?: boolean;
  /** Whether the page is loaded anew when something is withdrawn that ran: false where the site stops it itself. Default true. */
  readonly reloads?: boolean;
  /** How long an answer holds, in days. */
  readonly lifetimes: Lifetimes;
  /** Whether a history of the decision is kept for proof. */
  readonly proof: boolean;
  /** Whether decisions are sent to the site's own server. */
  readonly server: boolean;
  /** Whether the decision lies in a place of the site's own: then Accord writes neither its cookie nor the copy of it. */
  readonly placed?: boolean;
  /** The domain whose sub-domains share the decision, where they do. */
  readonly domain?: string | undefined;
  /** How a single scope was answered. Like `decision` it changes at once: ask `allows` before you run anything. */
  state(scope: string): State;
  /** The decision and the policy it answered, for the visitor to read, copy and keep. */
  receipt(): Promise<Receipt>;
  /** Calls `listener` at once and whenever the decision, the policy, the language, `view`, `failed` or `reloadNeeded` changes. */
  observe(listener: () => void): () => void;
}
