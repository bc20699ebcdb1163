import { languageChain } from '../ui/language-chain.js';
import { languages } from '../ui/languages.js';

let hasAdvised = false;

/** Tells the author once, on the author's own machine, that visitors read another language than the page's. */
export const adviseLanguage = (wanted: string): void => {
  const spoken: readonly string[] = [...languages, 'en'];
  // The last of a chain is English, which is what there is when all else fails.
  const isSpoken = languageChain(wanted)
    .slice(0, -1)
    .some((tag) => spoken.includes(tag));
  if (hasAdvised || isSpoken) return;
  hasAdvised = true;
  console.warn(
    `Accord: the page is in "${wanted}", of which Accord brings no texts: visitors are asked in English. Give them texts by the ` +
      'option `texts` or the attribute data-texts.',
  );
};
