import { answerUses } from '../decision/answer-uses.js';
import { noDecision } from '../decision/make-decision.js';
import { recordName } from '../decision/record-name.js';
import { writeRecord } from '../decision/record.js';
import type { Policy } from '../policy/policy.js';
import { usesOf } from '../policy/use.js';
import type { Finding } from './finding.js';

/** What browsers take of a cookie's name and value together, in bytes (RFC 6265bis, section 5.6). */
const longest = 4096;

/** Looks whether a decision about all services, made at once, fits into its cookie. Pure: it needs no browser. */
export const lintRecord = (policy: Policy, now: number): Finding[] => {
  const all = answerUses(noDecision, usesOf(policy), true, { now, how: 'banner', gpc: false });
  const { length } = recordName + writeRecord(all);
  if (length <= longest) return [];
  return [
    {
      rule: 'long-record',
      level: 'warning',
      subject: 'services',
      message: `A decision about all of them takes ${length} bytes, and a cookie ${longest} at most: it is kept in localStorage alone, which neither your server nor another sub-domain can read.`,
      fix: 'Declare fewer services, by shorter identifiers.',
    },
  ];
};
