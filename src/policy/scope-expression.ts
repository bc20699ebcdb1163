/**
 * A scope expression taken apart: the alternatives of each of its terms. `a|b c` is `[['a', 'b'], ['c']]`. What callers without
 * types hand over instead names a scope that is not known.
 */
export const termsOf = (expression: unknown): string[][] =>
  String(expression)
    .trim()
    // Each space is one first: else a long one, which anybody's markup may have, would be gone through again from each place.
    .replace(/\s+/g, ' ')
    .replace(/ ?\| ?/g, '|')
    .split(' ')
    .map((term) => term.split('|').filter(Boolean));

/**
 * Reads the scope expression of `data-consent`: `a b` needs all of them, `a|b` any of them, `a|b c` both `c` and one
 * of the first two. Nothing named, nothing allowed.
 */
export const scopeExpression = (expression: unknown, allows: (scope: string) => boolean): boolean =>
  // Every scope is asked, not only up to the first answer, so that each unknown one is reported.
  termsOf(expression)
    .map((alternatives) => alternatives.map(allows))
    .every((answers) => answers.includes(true));
