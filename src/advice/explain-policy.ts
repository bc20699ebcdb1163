import { parsePolicy } from '../policy/parse-policy.js';
import { checkScriptTag } from './check-script-tag.js';
import { tellMistakes } from './setting-mistake.js';

export { advisePage } from './advise-page.js';
export { checkForAuthor } from './check-for-author.js';

/**
 * Says everything that is wrong with a script tag that could not start, and its policy: not only that something is. Without a
 * `place` it is a policy that `setPolicy` was given, of which JSON may make no text at all.
 */
export const explainPolicy = (
  place: string | undefined,
  text: string | undefined = 'null',
  error: unknown,
): void => {
  const explain = (...reason: unknown[]): void => console.error('Accord:', ...reason);
  const mistakes = checkScriptTag();
  if (place === '#') {
    return explain(
      'the script tag needs data-policy: "#id" of a JSON script, or an address',
      // Perhaps it is there under another name.
      ...(mistakes.length ? [`(${tellMistakes(mistakes)})`] : []),
    );
  }
  if (place && !text) return explain(`data-policy="${place}" names no JSON script of this page`);
  if (place && /^\s*</.test(text)) {
    return explain(
      `data-policy="${place}" is a page, not a policy: does the address answer with its JSON?`,
    );
  }
  try {
    parsePolicy(JSON.parse(text));
    // Nothing is wrong with it: it is something else that failed, such as a number of days that is none.
    explain(...(mistakes.length ? [tellMistakes(mistakes)] : []), error);
  } catch (reason) {
    explain(place ? `data-policy="${place}":` : 'setPolicy:', reason);
  }
};
