import type { Category } from '../policy/policy.js';
import type { Use } from '../policy/use.js';

/** All ways to answer. The record tells them apart by their place in this list. */
export const hows = [
  'banner',
  'preferences',
  'placeholder',
  'request',
  'close',
  'gpc',
  'api',
] as const;

/**
 * How an answer was given: on the first layer, in the preferences, at a held embed, at a request in context, by closing,
 * by the browser's Global Privacy Control, or by a call of the site's own user interface.
 */
export type How = (typeof hows)[number];

/** One answer to one use. */
export interface Answer {
  readonly granted: boolean;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly how: How;
  /** Whether the browser sent Global Privacy Control at that moment. */
  readonly gpc: boolean;
  /** The service's category at that moment. */
  readonly category: Category;
  /** The service's revision at that moment. */
  readonly revision: number;
}

/**
 * What the visitor chose: an answer for each use that was answered. A use without one is undecided.
 * Frozen; its identity changes only with its content.
 */
export type Decision = Readonly<Partial<Record<Use, Answer>>>;

/** What stands for a scope. */
export type State = 'granted' | 'refused' | 'mixed' | 'undecided';
