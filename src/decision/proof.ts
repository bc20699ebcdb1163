import type { Use } from '../policy/use.js';
import type { How } from './decision.js';

/**
 * What happened to the decision. `withdrawn` takes grants back and gives none; `expired` are answers that have ended, by their
 * time or because the policy asks anew; `changed` is every other second answer.
 */
export const eventTypes = ['given', 'refused', 'changed', 'withdrawn', 'expired', 'gpc'] as const;
export type EventType = (typeof eventTypes)[number];

/** Where the visitor answered. */
export const layers = ['banner', 'preferences', 'placeholder', 'request'] as const;
export type Layer = (typeof layers)[number];

/**
 * One event in the history of a decision, with what a browser can know of it. Neither addresses of pages or networks nor
 * anything else that says who the visitor is.
 */
export interface DecisionEvent {
  /** 1 for the first one, then one more each. */
  readonly number: number;
  /** The hash of the event before. Null for the first one. */
  readonly previous: string | null;
  readonly type: EventType;
  /** When, by the browser's clock: ISO 8601, UTC. */
  readonly at: string;
  /** The uses that this event is about. */
  readonly changed: readonly Use[];
  /** Every answer that stands after it, under the policy of that moment: true for granted, false for refused. */
  readonly uses: Readonly<Record<Use, boolean>>;
  /** How the answer was given. Null when nobody gave one. */
  readonly how: How | null;
  readonly layer: Layer | null;
  /** The language of the page, a BCP 47 tag. */
  readonly language: string;
  /** Whether the browser sent Global Privacy Control. */
  readonly globalPrivacyControl: boolean;
  /** The hash of the policy that was answered. */
  readonly policyHash: string;
  /** The hash of the texts that were shown, when something was shown. */
  readonly textsHash: string | null;
  /** Name and version of the library. */
  readonly library: string;
}

/** The history of one browser's decisions, under a random name that says nothing else. */
export interface Proof {
  /** A random UUID. */
  readonly id: string;
  readonly events: readonly DecisionEvent[];
}
