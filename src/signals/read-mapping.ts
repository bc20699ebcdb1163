import type { Decision } from '../decision/decision.js';
import { allowsUses } from '../decision/state.js';
import { scopeExpression } from '../policy/scope-expression.js';
import { isOptional, type UseFacts } from '../policy/use.js';
import type { Granted, Settings } from './signal.js';

/** The uses of a scope; none for an unknown one. */
export type UsesIn = (scope: string) => readonly UseFacts[];

export interface Mapping {
  /** The optional uses that are mapped to the signal. */
  readonly uses: readonly UseFacts[];
  /** Whether the visitor has answered to any of them. */
  readonly answered: boolean;
  readonly granted: Granted;
}

/** What one signal is mapped to, and what stands for it. */
export const readMapping = (settings: Settings, usesIn: UsesIn, decision: Decision): Mapping => {
  const uses: UseFacts[] = [];
  const granted = new Set(
    Object.keys(settings).filter((type) =>
      // A setting that is no expression names no scope.
      scopeExpression(settings[type], (scope) => {
        const found = usesIn(scope);
        uses.push(...found.filter(isOptional));
        return allowsUses(found, decision);
      }),
    ),
  );
  return {
    uses,
    answered: uses.some(({ id }) => decision[id]),
    granted: (type) => granted.has(type),
  };
};
