import { parsePolicy } from './policy/parse-policy.js';

export { checkForAuthor } from './check-for-author.js';

/** Says everything that is wrong with the policy of a script tag, not only that something is. */
export const explainPolicy = (place: string, text: string, error: unknown): void => {
  const explain = (...reason: unknown[]): void => console.error('Accord:', ...reason);
  if (place === '#') {
    return explain('the script tag needs data-policy: "#id" of a JSON script, or an address');
  }
  if (!text) return explain(`data-policy="${place}" names no JSON script of this page`);
  if (/^\s*</.test(text)) {
    return explain(
      `data-policy="${place}" is a page, not a policy: does the address answer with its JSON?`,
    );
  }
  try {
    parsePolicy(JSON.parse(text));
    // Nothing is wrong with it: it is something else that failed.
    explain(error);
  } catch (reason) {
    explain(`data-policy="${place}":`, reason);
  }
};
