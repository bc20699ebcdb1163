import { parsePolicy } from './policy/parse-policy.js';

export { parsePolicy };

/** Says everything that is wrong with the policy of a script tag, not only that something is. */
export const explainPolicy = (place: string, text: string): void => {
  const explain = (...reason: unknown[]): void => console.error('Accord:', ...reason);
  if (place === '#') {
    return explain('the script tag needs data-policy: "#id" of a JSON script, or an address');
  }
  if (!text) return explain(`data-policy="${place}" names no JSON script of this page`);
  try {
    parsePolicy(JSON.parse(text));
  } catch (error) {
    explain(`data-policy="${place}":`, error);
  }
};
