import { isIdentifier } from '../policy/identifier.js';
import type { PolicyProblem } from '../policy/policy-error.js';
import { showValue } from '../policy/show-value.js';
import type { How } from './decision.js';
import { hashOf } from './hash-of.js';
import { eventTypes, layers, type Proof } from './proof.js';

type Check = (value: unknown) => boolean;

const hows: readonly How[] = [
  'banner',
  'preferences',
  'placeholder',
  'request',
  'close',
  'gpc',
  'api',
];
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const matches =
  (shape: RegExp): Check =>
  (value) =>
    typeof value === 'string' && shape.test(value);
const oneOf =
  (allowed: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && allowed.includes(value);
const orNull =
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
const isHash = matches(/^[0-9a-f]{64}$/);
const isBoolean: Check = (value) => typeof value === 'boolean';
/** More uses than any policy has; what is longer was not written here. */
const most = 2000;

const eventShape: Readonly<Record<string, readonly [expected: string, check: Check]>> = {
  number: ['a whole number from 1', (value) => Number.isSafeInteger(value) && Number(value) > 0],
  previous: ['a SHA-256 hash or null', orNull(isHash)],
  type: [`one of ${eventTypes.join(', ')}`, oneOf(eventTypes)],
  at: ['a time, ISO 8601 in UTC', isTime],
  changed: [
    'a list of uses',
    (value) => Array.isArray(value) && value.length <= most && value.every(isUse),
  ],
  uses: [
    'uses with true or false',
    (value) =>
      isObject(value) &&
      Object.keys(value).length <= most &&
      Object.entries(value).every(([use, state]) => isUse(use) && isBoolean(state)),
  ],
  how: [`one of ${hows.join(', ')} or null`, orNull(oneOf(hows))],
  layer: [`one of ${layers.join(', ')} or null`, orNull(oneOf(layers))],
  language: ['a language tag', matches(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}$/)],
  globalPrivacyControl: ['true or false', isBoolean],
  policyHash: ['a SHA-256 hash', isHash],
  textsHash: ['a SHA-256 hash or null', orNull(isHash)],
  library: ['a name and a version', matches(/^[a-z-]{1,40}\/[\w.+-]{1,40}$/)],
};

/** Lists what is wrong with the shape of a proof, the links between its events included. */
export const checkProof = (id: unknown, events: unknown): PolicyProblem[] => {
  const problems: PolicyProblem[] = [];
  const report = (path: string, value: unknown, expected: string): void => {
    problems.push({ path, message: `${showValue(value)} is not ${expected}` });
  };
  if (!matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)(id)) report('id', id, 'a UUID');
  if (!Array.isArray(events)) {
    report('events', events, 'a list');
    return problems;
  }
  /** The event before, when its shape is sound: what others send may be nested deeper than a hash can follow. */
  let before: Readonly<Record<string, unknown>> | undefined;
  events.forEach((event: unknown, index) => {
    const path = `events[${index}]`;
    const previous = before;
    before = undefined;
    if (!isObject(event)) return report(path, event, 'an object');
    const found = problems.length;
    for (const [key, [expected, holds]] of Object.entries(eventShape)) {
      if (!holds(event[key])) report(`${path}.${key}`, event[key], expected);
    }
    for (const key of Object.keys(event)) {
      if (!Object.hasOwn(eventShape, key)) {
        problems.push({ path: `${path}.${key}`, message: 'is not known here' });
      }
    }
    if (problems.length === found) before = event;
    if (previous) {
      if (event.number !== Number(previous.number) + 1) {
        report(`${path}.number`, event.number, 'one more than that of the event before');
      }
      if (event.previous !== hashOf(previous)) {
        report(`${path}.previous`, event.previous, 'the hash of the event before');
      }
    } else if (!index && (event.number === 1) !== (event.previous === null)) {
      report(`${path}.previous`, event.previous, 'null in the first event and nowhere else');
    }
  });
  return problems;
};

/** A proof that came from elsewhere; undefined when it is none. */
export const readProof = (input: unknown): Proof | undefined => {
  if (!isObject(input) || Object.keys(input).length !== 2) return undefined;
  const { id, events } = input;
  return checkProof(id, events).length ? undefined : ({ id, events } as Proof);
};
