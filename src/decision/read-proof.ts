import { isObject } from '../policy/is-object.js';
import type { PolicyProblem } from '../policy/policy-error.js';
import { showValue } from '../policy/show-value.js';
import {
  checkShape,
  isBoolean,
  isCount,
  isHash,
  isTime,
  isUse,
  matches,
  oneOf,
  orNull,
  type Check,
  type Shape,
} from './check-shape.js';
import { hows } from './decision.js';
import { hashOf } from './hash-of.js';
import { eventTypes, layers, type Proof } from './proof.js';

/** What may be the tag of a language, of whatever browser: not every one knows the same. */
const isLanguageLike: Check = matches(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}$/);
/** More uses than any policy has; what is longer was not written here. */
const most = 2000;

const eventShape: Shape = {
  number: ['a whole number from 1', isCount],
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
  language: ['a language tag', isLanguageLike],
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
    const found = checkShape(event, eventShape, path);
    problems.push(...found);
    if (!found.length) before = event;
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
