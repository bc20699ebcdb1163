import { report } from './report.js';

/** What `require-trusted-types-for 'script'` asks for: https://w3c.github.io/trusted-types/dist/spec/ */
type Rules = Record<'createScript' | 'createScriptURL', (value: string) => string>;
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Rules;
}

/** Where the page's policy is kept once there is one: a page allows each name once, and whoever has it is believed. */
export interface Trust {
  rules?: Rules;
}

const unchanged = (value: string): string => value;

/**
 * Makes what the page's author marked acceptable where the page enforces Trusted Types and allows a policy named
 * `accord`. Elsewhere it is the value itself.
 */
export const trustedValue = (trust: Trust, rule: keyof Rules, value: string): string => {
  if (!trust.rules) {
    const plain = { createScript: unchanged, createScriptURL: unchanged };
    const { trustedTypes }: typeof globalThis & { trustedTypes?: TrustedTypes } = window;
    try {
      trust.rules = trustedTypes?.createPolicy('accord', plain) ?? plain;
    } catch {
      trust.rules = plain;
    }
  }
  return trust.rules[rule](value);
};

/** Sets an address that Trusted Types watch over. Whether it could be set: the page may not allow it. */
export const setTrusted = (
  trust: Trust,
  element: Element,
  name: string,
  address: string,
): boolean => {
  try {
    element.setAttribute(name, trustedValue(trust, 'createScriptURL', address));
    return true;
  } catch (error) {
    report(error);
    return false;
  }
};
