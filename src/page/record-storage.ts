import type { Decision } from '../decision/decision.js';
import { answersOf, makeDecision, noDecision } from '../decision/make-decision.js';
import { mergeDecisions } from '../decision/merge-decisions.js';
import { readRecord, writeRecord } from '../decision/record.js';
import { sameDecision } from '../decision/same-decision.js';

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

/** Whether this is a name under which Accord itself keeps something. */
export const isAccords = (name: string): boolean => /^accord(-|$)/.test(name);

const readAll = (records: readonly (string | null | undefined)[]): Decision =>
  records.reduce((merged, record) => {
    if (!record) return merged;
    let text = record;
    try {
      // Some proxies escape what needs no escaping.
      text = decodeURIComponent(record);
    } catch {
      // Not escaped, then; the record's own check decides.
    }
    return mergeDecisions(merged, readRecord(text) ?? noDecision);
  }, noDecision);

/** Every cookie of that name: a page can see one for its host and one for its domain. */
const readCookies = (): string[] => {
  try {
    return document.cookie
      .split('; ')
      .filter((cookie) => cookie.startsWith(`${recordName}=`))
      .map((cookie) => cookie.slice(recordName.length + 1));
  } catch {
    return []; // A sandboxed document has no cookies.
  }
};

const readMirror = (): string | null => {
  try {
    return localStorage.getItem(recordName);
  } catch {
    return null; // Blocked by the browser.
  }
};

const writeMirror = (record: string): void => {
  try {
    localStorage.setItem(recordName, record);
  } catch {
    // Blocked or full. What was kept there is older than this.
    try {
      localStorage.removeItem(recordName);
    } catch {
      // Blocked.
    }
  }
};

/** Sets the cookie; false when the browser did not take it. */
const writeCookie = (record: string, seconds: number, domain: string | undefined): boolean => {
  try {
    document.cookie =
      `${recordName}=${record}; Path=/; Max-Age=${seconds}; SameSite=Lax` +
      (location.protocol === 'https:' ? '; Secure' : '') +
      (domain ? `; Domain=${domain}` : '');
    return readCookies().includes(record);
  } catch {
    return false; // A sandboxed document.
  }
};

/**
 * The record in a first-party cookie named `accord`, with a mirror in localStorage that outlives a lost cookie and tells
 * other tabs. Where neither can be written the decision lives as long as the page.
 *
 * `domain` shares the cookie with sub-domains; then the mirror, which only this host sees, restores refusals alone:
 * another sub-domain may have withdrawn what it granted.
 */
export const openRecordStorage = (domain?: string): RecordStorage => ({
  read() {
    const cookie = readAll(readCookies());
    const mirror = readAll([readMirror()]);
    const decision = mergeDecisions(
      cookie,
      domain ? makeDecision(answersOf(mirror).filter(([, answer]) => !answer.granted)) : mirror,
    );
    // What came with the cookie from another sub-domain must outlive it here too.
    if (answersOf(cookie).length && !sameDecision(decision, mirror)) {
      writeMirror(writeRecord(decision));
    }
    return decision;
  },
  write(decision, seconds) {
    const record = writeRecord(decision);
    if (
      !writeCookie(record, seconds, domain) &&
      // A domain that is not the page's own is not taken: then this host alone remembers.
      !(domain && writeCookie(record, seconds, undefined))
    ) {
      // Cookies are blocked, or the record is too long for one. An older one must not speak in its place.
      for (const host of [domain, undefined]) writeCookie('', 0, host);
    }
    writeMirror(record);
  },
});

/** The record in a place of the site's own. */
export const placedRecordStorage = (
  place: RecordPlace,
  report: (error: unknown) => void,
): RecordStorage => ({
  read() {
    try {
      return readAll([place.read()]);
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
