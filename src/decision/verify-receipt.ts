import { isIdentifier } from '../policy/identifier.js';
import { isObject } from '../policy/is-object.js';
import { categories, type Policy } from '../policy/policy.js';
import { parsePolicy } from '../policy/parse-policy.js';
import type { PolicyProblem } from '../policy/policy-error.js';
import { showValue } from '../policy/show-value.js';
import { isOptional, usesOf, type UseFacts } from '../policy/use.js';
import { checkShape, isBoolean, isCount, isTime, oneOf, type Shape } from './check-shape.js';
import { hows } from './decision.js';
import { tolerance } from './current-answers.js';
import { hashOf } from './hash-of.js';
import { endOfAnswer, longest } from './lifetimes.js';
import type { DecisionEvent } from './proof.js';
import { checkProof } from './read-proof.js';
import type { Receipt, ReceiptAnswer } from './receipt.js';

/** What came of looking at a receipt. */
export interface Verification {
  readonly valid: boolean;
  /** What is wrong, each with its path in the receipt. */
  readonly problems: readonly PolicyProblem[];
}

/** The hash of what is of no known shape; none when it is nested deeper than a stack can follow, as no policy is. */
const hashIfAny = (value: unknown): string | undefined => {
  try {
    return hashOf(value);
  } catch {
    return undefined;
  }
};

const answerShape: Shape = {
  service: ['a service', isIdentifier],
  purpose: ['a purpose', isIdentifier],
  category: [`one of ${categories.join(', ')}`, oneOf(categories)],
  granted: ['true or false', isBoolean],
  at: ['a time, ISO 8601 in UTC', isTime],
  until: ['a time, ISO 8601 in UTC', isTime],
  how: [`one of ${hows.join(', ')}`, oneOf(hows)],
  globalPrivacyControl: ['true or false', isBoolean],
  revision: ['a whole number from 1', isCount],
};
const isAnswer = (value: unknown): value is ReceiptAnswer =>
  isObject(value) && !checkShape(value, answerShape, '').length;

/**
 * Checks a receipt against the policy that it says it answered: that it is complete and speaks of this policy, that its
 * answers fit what the policy declares and, where it tells a history, what that says was granted and refused; and that the
 * events of that history follow from each other. The receipt has to be of this very policy, by its hash; its events may have
 * answered earlier texts of it. Answers may be a day later than the receipt, as clocks differ. `texts`, when they are at hand,
 * are those of the layer that was answered last: the events after it, such as an expiry, were on none. A receipt that names no
 * texts is not valid with any.
 *
 * It cannot show that a browser told the truth: whoever can make a receipt can make another one, and one without a history
 * has nothing to hold its answers against. What a server stored under its own clock is better evidence.
 *
 * @throws {PolicyError} when the policy cannot be used.
 */
export const verifyReceipt = (receipt: unknown, policy: Policy, texts?: unknown): Verification => {
  const problems: PolicyProblem[] = [];
  const report = (path: string, value: unknown, expected: string): void => {
    problems.push({ path, message: `${showValue(value)} is not ${expected}` });
  };
  const result = (): Verification => ({ valid: !problems.length, problems });
  const hash = hashOf(parsePolicy(policy));
  if (!isObject(receipt)) {
    report('', receipt, 'an object');
    return result();
  }
  const { schema, issued, answers, undecided, policyHash, id, events } = receipt as Partial<
    Record<keyof Receipt, unknown>
  >;
  if (schema !== 'accord-receipt/1') report('schema', schema, '"accord-receipt/1"');
  if (!isTime(issued)) report('issued', issued, 'a time, ISO 8601 in UTC');
  if (policyHash !== hash) report('policyHash', policyHash, `the hash of this policy, ${hash}`);
  if (receipt.policy !== undefined && hashIfAny(receipt.policy) !== hash) {
    problems.push({ path: 'policy', message: 'is not this policy' });
  }

  const optional = usesOf(policy).filter(isOptional);
  const stated: Record<string, boolean> = {};
  if (!Array.isArray(answers)) report('answers', answers, 'a list');
  else {
    answers.forEach((answer: unknown, index) => {
      const path = `answers[${index}]`;
      if (!isObject(answer)) return report(path, answer, 'an object');
      problems.push(...checkShape(answer, answerShape, path));
      if (!isAnswer(answer)) return;
      const { service, purpose, category, granted, at, until, revision } = answer;
      if (isTime(issued) && Date.parse(at) > Date.parse(String(issued)) + tolerance) {
        report(`${path}.at`, at, 'before the receipt was issued, nor within a day after it');
      }
      if (isTime(issued) && until <= String(issued)) {
        report(`${path}.until`, until, 'after the receipt was issued');
      }
      const mostUntil = endOfAnswer(
        { granted, at: Date.parse(at) },
        { granted: longest, refused: longest },
      );
      if (until <= at || Date.parse(until) > mostUntil) {
        report(`${path}.until`, until, `within ${longest} days after the answer`);
      }
      const use = `${service}/${purpose}`;
      if (use in stated) problems.push({ path, message: `answers ${use} a second time` });
      stated[use] = granted;
      // A refusal holds whatever becomes of the service, a grant for nothing but what the policy asks for.
      if (!granted) return;
      const asked = optional.find(({ id: known }) => known === use);
      if (!asked) return report(path, use, 'a use of this policy that needs consent');
      if (category !== asked.category) report(`${path}.category`, category, asked.category);
      if (revision !== asked.revision) report(`${path}.revision`, revision, `${asked.revision}`);
    });
  }
  const missing = optional.map((use): string => use.id).filter((use) => !(use in stated));
  const areMissing =
    Array.isArray(undecided) &&
    undecided.length === missing.length &&
    missing.every((use, index) => undecided[index] === use);
  // What cannot be read was said above.
  const areRead = Array.isArray(answers) && answers.every(isAnswer);
  if (areRead && !areMissing) {
    report('undecided', undecided, `what was not answered, ${showValue(missing)}`);
  }

  const isWithoutProof = id === undefined && events === undefined;
  const inProof = isWithoutProof ? [] : checkProof(id, events);
  problems.push(...inProof);
  if (inProof.length) return result();
  const history: readonly DecisionEvent[] = Array.isArray(events) ? events : [];
  const last = history.at(-1);
  // What was answered to an earlier text of the policy may be asked anew by this one; a refusal holds.
  const agrees = ({ id: use }: UseFacts): boolean =>
    last?.uses[use] === stated[use] ||
    (last?.policyHash !== hash && last?.uses[use] === true && !(use in stated));
  if (last && areRead && !optional.every(agrees)) {
    problems.push({ path: 'answers', message: 'are not those that stand after the last event' });
  }
  if (texts !== undefined) {
    const shown = history.findLastIndex(({ textsHash }) => textsHash !== null);
    const { textsHash } = history[shown] ?? {};
    if (!textsHash) problems.push({ path: 'events', message: 'name no texts that were shown' });
    else if (textsHash !== hashOf(texts)) {
      report(`events[${shown}].textsHash`, textsHash, 'the hash of these texts');
    }
  }
  return result();
};
