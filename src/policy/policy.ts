import type { SignalSettings } from './signal-settings.js';

/** A text of the site: one string, or one per BCP 47 language tag (`{ "en": "…", "fr": "…" }`). */
export type Text = string | Readonly<Record<string, string>>;

/** Who gets the data, from nearest to farthest. Exactly these four, in this order. */
export const categories = ['necessary', 'first-party', 'partner', 'third-party'] as const;
export type Category = (typeof categories)[number];

/** Why the data is used: the purposes that Accord has words for. A site may declare its own beside them. */
export const knownPurposes = [
  'measurement',
  'personalization',
  'advertising',
  'media',
  'social',
  'support',
  'preferences',
  'security',
] as const;
export type KnownPurpose = (typeof knownPurposes)[number];

/** Where a service keeps something in the browser. */
export const itemKinds = [
  'cookie',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cache',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** One thing a service stores in the browser. Either `name` or `pattern` says what it is called. */
export interface Item {
  /** The exact name. */
  readonly name?: string | undefined;
  /** A name with `*` for any run of characters, for example `_ga_*`. */
  readonly pattern?: string | undefined;
  readonly kind: ItemKind;
  /** The cookie's domain, when it is not the page's own. */
  readonly domain?: string | undefined;
  /** The cookie's path, when it is not `/`. */
  readonly path?: string | undefined;
  /** How long it lasts: an ISO 8601 duration such as `P13M`, or `session`. */
  readonly lasts?: string | undefined;
  /** The service's purposes that need this item. Default: all of them. */
  readonly purposes?: readonly string[] | undefined;
}

/** The company or person behind a service. */
export interface Provider {
  readonly name: string;
  /** ISO 3166-1 alpha-2 code of the country it answers from, for example `FR`. */
  readonly country?: string | undefined;
  /** Its privacy policy: http(s), mailto or relative. */
  readonly policyUrl?: Text | undefined;
}

/** One tool that uses data. Belongs to one category, serves one or more purposes. */
export interface Service {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: Text;
  readonly category: Category;
  /** At least one: a known purpose, or one declared under `purposes`. */
  readonly purposes: readonly string[];
  readonly provider?: Provider | undefined;
  /** What the service is for, in a sentence. */
  readonly description?: Text | undefined;
  /** What it learns about the visitor. These also stand within sentences: 'your network address'. */
  readonly data?: readonly Text[] | undefined;
  /** What the visitor gets from it. */
  readonly benefit?: Text | undefined;
  /** What changes for the visitor who refuses. */
  readonly refusal?: Text | undefined;
  /** How long the data is kept: an ISO 8601 duration such as `P25M`. */
  readonly retention?: string | undefined;
  readonly items?: readonly Item[] | undefined;
  /** Raise it after a material change: grants given to an older revision are asked for again. Default 1. */
  readonly revision?: number | undefined;
}

/** A purpose of the site's own, beside the known ones. */
export interface OwnPurpose {
  readonly name: Text;
  readonly description: Text;
}

/** The site that asks. */
export interface Site {
  readonly name: Text;
  /** The site's privacy policy: http(s), mailto or relative. */
  readonly policyUrl?: Text | undefined;
  /** Where to ask for, correct or delete one's data: an address, a link or a sentence. */
  readonly contact?: Text | undefined;
  /** What the site promises in return, one short sentence each. */
  readonly promises?: readonly Text[] | undefined;
}

/** What a site declares: itself, its own purposes, its services and the signals it sends. */
export interface Policy {
  readonly site: Site;
  readonly purposes?: Readonly<Record<string, OwnPurpose>> | undefined;
  readonly services: readonly Service[];
  readonly signals?: SignalSettings | undefined;
}
