import type { ConsentOptions } from '../consent-options.js';
import { showValue } from '../policy/show-value.js';
import type { SettingMistake } from './setting-mistake.js';
import { settingRules, type SettingRule } from './setting-rules.js';

const isNoFunction = (value: unknown): boolean => typeof value !== 'function';
/** For what has been looked at before, and for what may be any text. */
const anything: SettingRule = ['', () => false];

/** Every option of `createConsent`. A number of days out of range has thrown by now. */
const rules: Readonly<Record<keyof ConsentOptions, SettingRule>> = {
  ...settingRules,
  texts: ['is not a function that takes a language', isNoFunction],
  elements: ['is not a function that imports accord-consent/elements', isNoFunction],
  proof: ['is neither true nor false', (value) => typeof value !== 'boolean'],
  gpc: ['is neither true nor false', (value) => typeof value !== 'boolean'],
  days: anything,
  refusalDays: anything,
  storage: [
    'has no functions read and write',
    (value) => ['read', 'write'].some((name) => isNoFunction(Reflect.get(Object(value), name))),
  ],
  nonce: anything,
};

const show = (value: unknown): string => {
  if (typeof value === 'function') return 'a function';
  // JSON would make nothing of what cannot be in it, a promise for example.
  return value && typeof value === 'object'
    ? Object.prototype.toString.call(value)
    : showValue(value);
};

/** Lists what is wrong with the options of `createConsent`, for those who write them without a compiler. */
export const checkOptions = (options: object): SettingMistake[] =>
  Object.entries(options).flatMap(([name, value]): SettingMistake[] => {
    const rule = Object.entries(rules).find(([known]) => known === name)?.[1];
    if (!rule) {
      const known = Object.keys(rules).join(', ');
      return [{ subject: `option ${name}`, message: `is not known; known are ${known}` }];
    }
    const [message, isWrong] = rule;
    // An option that is undefined is left out.
    return value !== undefined && isWrong(value)
      ? [{ subject: `option ${name}: ${show(value)}`, message }]
      : [];
  });
