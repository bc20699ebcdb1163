import type { Decision } from '../decision/decision.js';
import { answersOf, makeDecision, noDecision } from '../decision/make-decision.js';
import { mergeDecisions } from '../decision/merge-decisions.js';
import { readRecord, writeRecord } from '../decision/record.js';
import { recordName } from '../decision/record-name.js';
import { attempt } from './attempt.js';

/** Keeps the decision between pages. */
export interface RecordStorage {
  /** What is stored, merged over all places; undefined when it cannot be told. */
  read(): Decision | undefined;
  /** Stores the decision for so many seconds. */
  write(decision: Decision, seconds: number): void;
  /** Whether one of the places lacked something of what was read last: all are to be written again. */
  lags?(): boolean;
}

/**
 * A place of the site's own for the record, instead of the cookie and its mirror. Both functions are synchronous: what stands has
 * to be known before anything of the page runs, and what was answered to be kept before the page may be gone. So a promise is
 * refused, with an error in the console: read an asynchronous place before you start, and write to it without being waited for.
 *
 * Other tabs hear of a decision at once where it is written to `localStorage`, under any name, else when they are looked at again.
 */
export interface RecordPlace {
  /** The stored text, if any. Synchronous. */
  read(): string | null | undefined;
  /** Stores the text for so many seconds. Synchronous. */
  write(record: string, seconds: number): void;
}

/** Whether this is a name under which Accord itself keeps something. */
export const isAccords = (name: string): boolean => /^accord(-|$)/.test(name);

/** The decision in a stored text; none where it cannot be read. */
export const decisionOf = (record = ''): Decision =>
  // Some proxies escape what needs no escaping.
  readRecord(attempt(() => decodeURIComponent(record)) ?? record) ?? noDecision;

/** Every cookie of that name: a page can see one for its host and one for its domain. None where an image is named `cookie`. */
const recordsInCookies = (): string[] =>
  attempt(() =>
    document.cookie
      .split('; ')
      .filter((cookie) => cookie.startsWith(`${recordName}=`))
      .map((cookie) => cookie.slice(recordName.length + 1)),
  ) ?? [];

const writeMirror = (record: string): void => {
  // Where the new record does not fit, the old one must not speak in its place.
  if (attempt(() => localStorage.setItem(recordName, record) ?? true)) return;
  attempt(() => localStorage.removeItem(recordName));
};

/** Sets the cookie; whether the browser took it. */
const writeCookie = (record: string, seconds: number, domain = ''): boolean | undefined =>
  attempt(() => {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${recordName}=${record}; Path=/; Max-Age=${seconds}; SameSite=Lax; Domain=${domain}${secure}`;
    return recordsInCookies().includes(record);
  });

/**
 * The record in a first-party cookie named `accord`, with a mirror in localStorage that outlives a lost cookie and tells
 * other tabs. Where neither can be written the decision lives as long as the page.
 *
 * `domain` shares the cookie with sub-domains; then the mirror, which only this host sees, restores refusals alone:
 * another sub-domain may have withdrawn what it granted.
 *
 * Both are asked every time, though looking into localStorage takes a good part of a returning visitor's time: a refusal is
 * there at once, and may be seen in the cookie a moment later only (WebKit), or be overtaken there by a server's answer to
 * an earlier decision. Such an answer may also come when the page is gone that would hear of it, so every look tells whether the
 * cookie lags: the server reads it, and other sub-domains do, who do not see the mirror.
 */
export const openRecordStorage = (domain?: string): RecordStorage => {
  let isFirst = true;
  let lags = false;
  return {
    lags: () => lags,
    read() {
      const cookies = recordsInCookies();
      const record = attempt(() => localStorage.getItem(recordName)) ?? '';
      const mirror = decisionOf(record);
      // As a rule they say the same.
      const others = cookies.filter((cookie) => cookie !== record);
      const refusals = answersOf(mirror).filter(([, answer]) => !answer.granted);
      const isAlone = cookies.length === others.length;
      // Together: who reads several believes the latest answer. None of them may be readable, but by a newer version.
      let inCookies = noDecision;
      for (const cookie of others) inCookies = mergeDecisions(inCookies, decisionOf(cookie));
      const decision = mergeDecisions(
        domain && isAlone ? makeDecision(refusals) : mirror,
        inCookies,
      );
      lags =
        isAlone && inCookies !== noDecision && mergeDecisions(inCookies, decision) !== inCookies;
      // What came with the cookie from another sub-domain must outlive it here too. Only at the start: later a mirror that is
      // gone was cleared, and the cookie may be seen for a moment more.
      if (isFirst && cookies.length && mergeDecisions(mirror, decision) !== mirror) {
        writeMirror(writeRecord(decision));
      }
      isFirst = false;
      return decision;
    },
    write(decision, seconds) {
      const record = writeRecord(decision);
      // A domain that is not the page's own is not taken: then this host alone remembers.
      if (!writeCookie(record, seconds, domain) && !writeCookie(record, seconds)) {
        // Cookies are blocked, or the record is too long for one. An older one must not speak in its place.
        for (const host of [domain, '']) writeCookie('', 0, host);
      }
      writeMirror(record);
    },
  };
};
