import type { RecordPlace } from './page/record-storage.js';

/** How Accord behaves on this site. Everything has a default. */
export interface ConsentOptions {
  /** The visitor's language, a BCP 47 tag. Default: the page's `lang`, else the browser's. */
  readonly language?: string | undefined;
  /** How long a grant holds, in days: 182 by default, 395 at most. */
  readonly days?: number | undefined;
  /** How long a refusal holds, in days: never shorter than a grant, 395 at most. */
  readonly refusalDays?: number | undefined;
  /** Shares the record with the sub-domains of this domain. */
  readonly domain?: string | undefined;
  /** Keeps the record in a place of the site's own instead of the cookie `accord` and its mirror in localStorage. */
  readonly storage?: RecordPlace | undefined;
  /** The nonce of Accord's own script: held scripts then need the same one. */
  readonly nonce?: string | undefined;
  /** What follows a withdrawal of something that ran: a reload (the default), or the site's own doing. */
  readonly withdraw?: 'reload' | 'event' | undefined;
  /** Loads the elements when there is something to show, e.g. `() => import('accord-consent/elements')`. */
  readonly elements?: (() => Promise<unknown>) | undefined;
}
