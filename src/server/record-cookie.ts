import type { Decision } from '../decision/decision.js';
import { noDecision } from '../decision/make-decision.js';
import { mergeDecisions } from '../decision/merge-decisions.js';
import { recordName } from '../decision/record-name.js';
import { readStrictly } from './read-strictly.js';

/** Browsers keep no cookie whose name and value are longer together. */
export const longestCookie = 4096;

/** The decision in a `Cookie` header: of every cookie of that name, what can be read, merged. */
export const readCookies = (header: string): Decision =>
  header
    .split(/; */)
    .filter((cookie) => cookie.startsWith(`${recordName}=`))
    .map((cookie) => {
      const value = cookie.slice(recordName.length + 1).replace(/^"(.*)"$/, '$1');
      try {
        // Some proxies escape what needs no escaping.
        return readStrictly(decodeURIComponent(value)) ?? noDecision;
      } catch {
        return noDecision;
      }
    })
    .reduce(mergeDecisions, noDecision);
