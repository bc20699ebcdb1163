import type { Policy } from './policy.js';

/** Returns its argument: for authors who write their policy in TypeScript and want completion and checking. */
export const definePolicy = (policy: Policy): Policy => policy;
