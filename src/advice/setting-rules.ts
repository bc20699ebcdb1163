import { parseAddress } from '../page/parse-address.js';
import { canonicalTag } from '../policy/canonical-tag.js';
import { isDomain } from '../policy/is-domain.js';

/** What is wrong with a value, and whether it is. */
export type SettingRule = readonly [message: string, isWrong: (value: unknown) => boolean];

const isLanguage = (value: unknown): boolean =>
  value === '' || (typeof value === 'string' && canonicalTag(value) !== undefined);

/** Settings that a script tag and the options of `createConsent` have in common. Empty, some are as good as left out. */
export const settingRules: Readonly<
  Record<'domain' | 'language' | 'server' | 'withdraw', SettingRule>
> = {
  domain: ['is not a domain, e.g. "example.com"', (value) => !isDomain(value)],
  language: ['is not a BCP 47 language tag, e.g. "fr" or "pt-BR"', (value) => !isLanguage(value)],
  server: [
    'is not an address of this origin, e.g. "/consent"',
    (value) =>
      typeof value !== 'string' ||
      value.trim() === '' ||
      // Its cookie would not be taken.
      parseAddress(value, document.baseURI)?.origin !== window.origin,
  ],
  withdraw: ['is neither "event" nor "reload"', (value) => value !== 'event' && value !== 'reload'],
};
