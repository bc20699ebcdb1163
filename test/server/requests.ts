import { makeDecision } from '../../src/decision/make-decision.js';
import { writeRecord } from '../../src/decision/record.js';
import type { Answer, Decision } from '../../src/decision/decision.js';
import type { Use } from '../../src/policy/use.js';
import { policyOf, service } from '../policy/policies.js';

export const day = 86_400_000;
export const now = Date.UTC(2026, 10, 23, 12);

export const policy = policyOf(
  service('basket', 'necessary', ['preferences']),
  service('matomo', 'first-party', ['measurement']),
  service('google', 'third-party', ['measurement', 'advertising']),
);

/** A decision of answers that were given `ago` milliseconds before now. */
export const decided = (answers: Readonly<Record<Use, boolean>>, ago = 0): Decision =>
  makeDecision(
    (Object.entries(answers) as [Use, boolean][]).map(([use, granted]): [Use, Answer] => [
      use,
      {
        granted,
        at: now - ago,
        how: 'banner',
        gpc: false,
        category: use.startsWith('matomo') ? 'first-party' : 'third-party',
        revision: 1,
      },
    ]),
  );

export const record = (answers: Readonly<Record<Use, boolean>>, ago = 0): string =>
  writeRecord(decided(answers, ago));

/** What a browser posts from a page of the same origin. */
export const post = (
  body: unknown,
  {
    headers = {},
    method = 'POST',
    url = 'https://harbour.example/consent',
  }: {
    headers?: Record<string, string | undefined>;
    method?: string;
    url?: string;
  } = {},
): Request => {
  const all = {
    'content-type': 'application/json',
    origin: 'https://harbour.example',
    host: 'harbour.example',
    'sec-fetch-site': 'same-origin',
    ...headers,
  };
  const kept = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return new Request(url, {
    method,
    headers: kept,
    body: method === 'GET' ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
};

/** The JSON of an array in an array and so on, so many times: deeper than any stack, and yet a small request. */
export const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
