import { checkPolicy } from './check-policy.js';
import type { Policy } from './policy.js';
import { PolicyError } from './policy-error.js';
import { readPolicy } from './read-policy.js';

/**
 * Turns what a site declares, for example the content of a JSON file, into a frozen policy.
 *
 * @throws {PolicyError} that lists every problem with its path.
 */
export const parsePolicy = (input: unknown): Policy => {
  const problems = checkPolicy(input);
  if (problems.length) throw new PolicyError(problems);
  return readPolicy(input);
};
