import { languageChain } from '../ui/language-chain.js';
import { languages } from '../ui/languages.js';

let hasAdvised = false;

/** Tells the author once, on the author's own machine, that visitors are asked in another language than the one wanted. */
export const adviseLanguage = (wanted: string): void => {
  const spoken: readonly string[] = [...languages, 'en'];
  // The last of a chain is English, which is what there is when all else fails.
  const isSpoken = languageChain(wanted)
    .slice(0, -1)
    .some((tag) => spoken.includes(tag));
  // A site with an interface of its own asks in its own words.
  if (hasAdvised || isSpoken || !customElements.get('accord-consent')) return;
  hasAdvised = true;
  console.warn(
    `Accord: it brings no texts in "${wanted}", so whoever reads that is asked in English. Give it texts by the option \`texts\` ` +
      'or the attribute data-texts.',
  );
};
