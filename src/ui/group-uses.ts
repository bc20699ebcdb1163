import type { UseFacts } from '../policy/use.js';

/** The uses by purpose or by category, in the order in which the policy first names each. */
export const groupUses = (
  uses: readonly UseFacts[],
  by: 'purpose' | 'category',
): ReadonlyMap<string, readonly UseFacts[]> => {
  const groups = new Map<string, UseFacts[]>();
  for (const use of uses) groups.set(use[by], [...(groups.get(use[by]) ?? []), use]);
  return groups;
};
