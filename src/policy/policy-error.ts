/** One mistake in a policy: where, and what was found instead of what. */
export interface PolicyProblem {
  /** For example `services[2].items[0].lasts`. Empty for the policy as a whole. */
  readonly path: string;
  /** For example `"13 months" is not an ISO 8601 duration, e.g. "P13M"`. */
  readonly message: string;
}

/** Thrown when a policy cannot be used. Lists every problem that was found. */
export class PolicyError extends Error {
  declare readonly name: 'PolicyError';
  readonly problems: readonly PolicyProblem[];
  constructor(problems: readonly PolicyProblem[]) {
    super(
      'Accord: the policy cannot be used.' +
        problems.map(({ path, message }) => `\n  ${path ? `${path}: ` : ''}${message}`).join(''),
    );
    // Where prototypes are frozen, nothing can be assigned that they have too.
    Object.defineProperty(this, 'name', { value: 'PolicyError', configurable: true });
    this.problems = problems;
  }
}
