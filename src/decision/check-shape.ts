import { isIdentifier } from '../policy/identifier.js';
import type { PolicyProblem } from '../policy/policy-error.js';
import { showValue } from '../policy/show-value.js';

export type Check = (value: unknown) => boolean;

/** What an object has to have, each member with what is expected of it in words. */
export type Shape = Readonly<Record<string, readonly [expected: string, check: Check]>>;

export const matches =
  (shape: RegExp): Check =>
  (value) =>
    typeof value === 'string' && shape.test(value);
export const oneOf =
  (allowed: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value);
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const isUse: Check = (value) => {
  const parts = typeof value === 'string' ? value.split('/') : [];
  return parts.length === 2 && parts.every(isIdentifier);
};
export const isTime: Check = (value) =>
  matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)(value) &&
  !Number.isNaN(Date.parse(String(value)));
export const isHash: Check = matches(/^[0-9a-f]{64}$/);
export const isBoolean: Check = (value) => typeof value === 'boolean';
/** A number of an event or a revision. */
export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) > 0;

/** Lists what is wrong with an object: members that are not as the shape says, and those it does not know. */
export const checkShape = (
  value: Readonly<Record<string, unknown>>,
  shape: Shape,
  path: string,
): PolicyProblem[] => [
  ...Object.entries(shape)
    .filter(([key, [, holds]]) => !holds(value[key]))
    .map(([key, [expected]]) => ({
      path: `${path}.${key}`,
      message: `${showValue(value[key])} is not ${expected}`,
    })),
  ...Object.keys(value)
    .filter((key) => !Object.hasOwn(shape, key))
    .map((key) => ({ path: `${path}.${key}`, message: 'is not known here' })),
];
