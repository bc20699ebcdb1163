import type { RecordPlace } from './page/record-storage.js';

/** How Accord behaves on this site. Everything has a default. */
export interface ConsentOptions {
  /** The visitor's language, a BCP 47 tag. Default: the page's `lang`, else the browser's. */
  readonly language?: string | undefined;
  /**
   * The site's own texts in this language, a BCP 47 tag: for a language that Accord does not have, or in the site's own words.
   * It is asked for `es-MX`, then for `es`: once for each that it has, else again at the next need. They have all the texts of
   * `accord-consent/locales/en.json`; if one is missing, the console says which, and its layer is shown in Accord's own
   * language, or English. Default: Accord's texts alone.
   */
  readonly texts?: ((language: string) => Promise<unknown> | undefined) | undefined;
  /** How long a grant holds, in days: 182 by default, 395 at most. */
  readonly days?: number | undefined;
  /** How long a refusal holds, in days: at least `days`, 395 at most. Default 182, or `days` if that is more. */
  readonly refusalDays?: number | undefined;
  /** Shares the record with the sub-domains of this domain. */
  readonly domain?: string | undefined;
  /**
   * Keeps the record in a place of the site's own instead of the cookie `accord` and its mirror in localStorage. Its functions
   * `read` and `write` are synchronous; a promise that one of them returns is an error in the console, and its record is not read.
   */
  readonly storage?: RecordPlace | undefined;
  /**
   * Whether the request for this page came with `Sec-GPC: 1`: for browsers that send Global Privacy Control
   * (https://w3c.github.io/gpc/) and do not tell scripts. It counts beside `navigator.globalPrivacyControl`. Default: false.
   */
  readonly gpc?: boolean | undefined;
  /** The nonce of Accord's own script: held scripts then need the same one. */
  readonly nonce?: string | undefined;
  /**
   * What follows when something that ran is withdrawn. `reload`, the default: the page is loaded anew. `event`: the site stops it
   * itself, when `document` dispatches `consentchange`, whose `withdrawn` lists uses such as `matomo/measurement`. Accord erases
   * what the policy declares in both cases.
   */
  readonly withdraw?: 'reload' | 'event' | undefined;
  /**
   * The address of the site's own server that takes each decision (`handleConsent` of `accord-consent/server`), of the same
   * origin, e.g. `/consent`. It gives the record back as a cookie of the server's: browsers that keep a script's cookies for
   * seven days (Safari, Brave) then keep it for its full life, and do not ask again those who refused. Default: none, and
   * nothing leaves the browser.
   */
  readonly server?: string | undefined;
  /**
   * Keeps a history of the decision in this browser, under a random name, states both in the receipt and sends them to
   * `server`: to prove consent, as article 7(1) of the GDPR asks for. Off by default; the privacy policy has to mention it.
   */
  readonly proof?: boolean | undefined;
  /** Loads the elements when there is something to show, e.g. `() => import('accord-consent/elements')`. */
  readonly elements?: (() => Promise<unknown>) | undefined;
}
