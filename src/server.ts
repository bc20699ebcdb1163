export type { DecisionEvent, EventType, Layer, Proof } from './decision/proof.js';
export type { Receipt, ReceiptAnswer } from './decision/receipt.js';
export { verifyReceipt, type Verification } from './decision/verify-receipt.js';
export type { Answer, Decision, How, State } from './decision/decision.js';
export { definePolicy } from './policy/define-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export { categories, itemKinds, knownPurposes } from './policy/policy.js';
export type * from './policy/policy.js';
export type * from './policy/signal-settings.js';
export { PolicyError, type PolicyProblem } from './policy/policy-error.js';
export type { Use } from './policy/use.js';
export { handleConsent, type HandleOptions } from './server/handle-consent.js';
export {
  readConsent,
  type ReadOptions,
  type ServerConsent,
  type WithHeaders,
} from './server/read-consent.js';
