/**
 * Reads the scope expression of `data-consent`: `a b` needs all of them, `a|b` any of them, `a|b c` both `c` and one
 * of the first two. Nothing named, nothing allowed.
 */
export const scopeExpression = (
  expression: string,
  allows: (scope: string) => boolean,
): boolean => {
  const terms = expression
    .trim()
    .replace(/\s*\|\s*/g, '|')
    .split(/\s+/);
  // Every scope is asked, not only up to the first answer, so that each unknown one is reported.
  const answers = terms.map((term) =>
    term.split('|').map((scope) => scope !== '' && allows(scope)),
  );
  return answers.every((alternatives) => alternatives.includes(true));
};
