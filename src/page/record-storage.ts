import type { Decision } from '../decision/decision.js';
import { answersOf, makeDecision, noDecision } from '../decision/make-decision.js';
import { mergeDecisions } from '../decision/merge-decisions.js';
import { readRecord, writeRecord } from '../decision/record.js';
import { attempt } from './attempt.js';

/** Keeps the decision between pages. */
export interface RecordStorage {
  /** What is stored, merged over all places. */
  read(): Decision;
  /** Stores the decision for so many seconds. */
  write(decision: Decision, seconds: number): void;
}

/** A place of the site's own for the record, instead of the cookie and its mirror. */
export interface RecordPlace {
  /** The stored text, if any. */
  read(): string | null | undefined;
  /** Stores the text for so many seconds. */
  write(record: string, seconds: number): void;
}

/** The name of the cookie and of its mirror in localStorage. */
export const recordName = 'accord';

const decisionOf = (record = ''): Decision =>
  // Some proxies escape what needs no escaping.
  readRecord(attempt(() => decodeURIComponent(record)) ?? record) ?? noDecision;

/** Every cookie of that name: a page can see one for its host and one for its domain. */
const readCookies = (): string[] =>
  [...(attempt(() => document.cookie) ?? '').matchAll(/(?:^|; )accord=([^;]+)/g)].map(
    ([, record]) => record ?? '',
  );

/**
 * The record in a first-party cookie named `accord`, with a mirror in localStorage that outlives a lost cookie and tells
 * other tabs. Where neither can be written the decision lives as long as the page.
 *
 * `domain` shares the cookie with sub-domains; then the mirror, which only this host sees, restores refusals alone:
 * another sub-domain may have withdrawn what it granted.
 */
export const openRecordStorage = (domain?: string): RecordStorage => ({
  read() {
    const mirror = decisionOf(attempt(() => localStorage.getItem(recordName)) ?? '');
    const refusals = answersOf(mirror).filter(([, answer]) => !answer.granted);
    return [domain ? makeDecision(refusals) : mirror, ...readCookies().map(decisionOf)].reduce(
      mergeDecisions,
      noDecision,
    );
  },
  write(decision, seconds) {
    const record = writeRecord(decision);
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    const cookie = `${recordName}=${record}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`;
    attempt(() => {
      document.cookie = `${cookie}; Domain=${domain ?? ''}`;
      // A domain that is not the page's own is dropped without a word: then this host alone remembers.
      if (!readCookies().includes(record)) document.cookie = cookie;
    });
    attempt(() => localStorage.setItem(recordName, record));
  },
});

/** The record in a place of the site's own. */
export const placedRecordStorage = (
  place: RecordPlace,
  report: (error: unknown) => void,
): RecordStorage => ({
  read() {
    try {
      return decisionOf(place.read() ?? '');
    } catch (error) {
      report(error);
      return noDecision;
    }
  },
  write(decision, seconds) {
    try {
      place.write(writeRecord(decision), seconds);
    } catch (error) {
      report(error);
    }
  },
});
