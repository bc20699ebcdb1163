import type { ItemKind, Service } from '../policy/policy.js';
import type { Finding } from './finding.js';
import type { Standing } from './watch-consent.js';

/** Something stored in this browser, and what the policy says about it. */
export interface ReportedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** The services that declare it. */
  readonly services: readonly string[];
  /** `own` is Accord's; `allowed` and `not allowed` by what stands now. */
  readonly verdict: 'own' | 'necessary' | 'allowed' | 'not allowed' | 'undeclared';
  /** When it ends: ISO 8601, or `session`. For cookies, where the browser or the writing script told. */
  readonly ends?: string;
  /** Who wrote it, as far as the browser tells: script addresses with their line, the nearest first. */
  readonly by: readonly string[];
  /** The known tracker that uses this name. */
  readonly tracker?: string;
}

/** Requests to one address of another origin, and what stood when they were made. */
export interface ReportedRequest {
  /** The address without its query. */
  readonly url: string;
  /** Whether it belongs to the page's own site or to somebody else. */
  readonly party: 'same-site' | 'other';
  /** `fetch`, `beacon`, `img`, `script`, `iframe`, `css`, `preconnect` and the like. */
  readonly kind: string;
  /** How often. */
  readonly count: number;
  /** When first, in milliseconds since the page was opened. */
  readonly at: number;
  /** What stood then. */
  readonly standing: Standing;
  /** The scopes of the policy that explain it. */
  readonly scopes: readonly string[];
  readonly verdict:
    | 'accord'
    | 'same site'
    | 'necessary'
    | 'allowed'
    | 'not allowed'
    | 'withdrawn'
    | 'brought in'
    | 'unexplained';
  readonly by: readonly string[];
  /** The opening tag of the element that it stands in. */
  readonly element?: string;
  readonly tracker?: string;
}

/** What the audit saw up to now. */
export interface AuditReport {
  /** True when there is no breach. */
  readonly ok: boolean;
  readonly page: string;
  /** ISO 8601. */
  readonly time: string;
  /** Whether the audit was there before Accord; else it knows less of what happened before it. */
  readonly fromStart: boolean;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly items: readonly ReportedItem[];
  readonly requests: readonly ReportedRequest[];
  /** Entries for the policy that would declare what was found undeclared; the texts are for the author to write. */
  readonly suggestion: readonly Service[];
}
