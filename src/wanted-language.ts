import { canonicalTag } from './policy/canonical-tag.js';
import { languageChain } from './ui/language-chain.js';

/**
 * The language that is wanted, else the page's, else the browser's. Pages also write `pt_BR`, and systems `de_DE.UTF-8`,
 * at which `Intl` throws: what such a text begins with is taken when it is a tag, else English. The language itself stays as
 * it is written: `tl` is no `fil` to the texts of a site.
 */
export const wantedLanguage = (wanted?: unknown): string => {
  const written =
    (typeof wanted === 'string' && wanted) ||
    globalThis.document?.documentElement.lang ||
    globalThis.navigator?.language ||
    '';
  const tags = languageChain(written.replaceAll('_', '-')).map((tag) =>
    canonicalTag(tag)?.replace(/^\w+/, tag.replace(/-.*/, '').toLowerCase()),
  );
  return tags.find(Boolean) ?? 'en';
};
