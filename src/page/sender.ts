import type { Decision } from '../decision/decision.js';
import { hashOf } from '../decision/hash-of.js';
import { library } from '../decision/library.js';
import { nextEvents } from '../decision/next-events.js';
import type { Proof } from '../decision/proof.js';
import { writeRecord } from '../decision/record.js';
import { standingAnswers } from '../decision/standing-answers.js';
import type { Policy } from '../policy/policy.js';
import { usesOf } from '../policy/use.js';
import { readHistory, writeHistory } from './history.js';
import { isSent, markSent } from './sent.js';

export interface SenderSurroundings {
  readonly consent: {
    readonly decision: Decision;
    readonly policy: Policy;
    readonly language: string;
    /** Whether a history is kept and sent. */
    readonly proof: boolean;
  };
  /** The address to post to; none keeps the history alone. */
  readonly server: string | undefined;
  /** The texts that were shown when the visitor answered. */
  shown(): unknown;
  /** The server has answered: its cookie may have overtaken a newer answer of the visitor's. */
  answered(): void;
  report(error: unknown): void;
}

/** Notes and sends what stands now, unless that is known already. Without a memory only what was decided here is. */
export type Sender = (isDecidedHere?: boolean) => void;

/** Browsers send so many bytes at most when the page may go away meanwhile; the record and the frame need some of them. */
const longestProof = 48_000;
/** What `handleConsent` will never take. Every other failure may pass: another server, or none, may stand before it. */
const finalFailures: readonly number[] = [413, 415, 422];
/** What is remembered as acknowledged: `id:number`, the events of this history up to this number are on the server. */
const ackName = 'accord-sent-events';

const readAcknowledged = (id: string): number => {
  try {
    const [known, number] = localStorage.getItem(ackName)?.split(':') ?? [];
    // Of another history, which was lost, it says nothing.
    return (known === id && Number(number)) || 0;
  } catch {
    return 0;
  }
};

/** Appends to the history what has happened since, and returns it. */
const note = ({ consent, shown }: SenderSurroundings): Proof => {
  const { id, events } = readHistory();
  const texts = shown();
  const standing = standingAnswers(consent.decision, usesOf(consent.policy));
  const added = nextEvents(events, standing, {
    now: Date.now(),
    language: consent.language,
    policyHash: hashOf(consent.policy),
    textsHash: texts === undefined ? null : hashOf(texts),
    library,
  });
  const proof = { id, events: [...events, ...added] };
  if (added.length) writeHistory(proof);
  return proof;
};

/** The last events that fit into one request. */
const unsent = ({ id, events }: Proof): Proof => {
  const acknowledged = readAcknowledged(id);
  let fitting = events.filter(({ number }) => number > acknowledged);
  while (fitting.length > 1 && JSON.stringify(fitting).length > longestProof)
    fitting = fitting.slice(1);
  return { id, events: fitting };
};

/**
 * Tells the site's own server what was decided, within the click, by a request that outlives the page. What has not been
 * acknowledged is sent again by the next page: the record says everything that stands, so one is enough.
 */
export const startSender = (surroundings: SenderSurroundings): Sender => {
  const { consent, server, report } = surroundings;
  let sending: Decision | undefined;

  const send = async (address: URL, now: Decision): Promise<void> => {
    const history = consent.proof ? unsent(note(surroundings)) : undefined;
    const record = writeRecord(now);
    const body = JSON.stringify({ record, ...(history && { proof: history }) });
    const acknowledge = (): void => {
      const last = history?.events.at(-1)?.number;
      try {
        if (last) localStorage.setItem(ackName, `${history.id}:${last}`);
      } catch {
        // Blocked; the server takes the same event twice.
      }
    };
    const headers = { 'Content-Type': 'application/json' };
    // Firefox before 133 has no keepalive; a beacon outlives the page too, but nobody hears of its end.
    if (!('keepalive' in Request.prototype)) {
      navigator.sendBeacon(address, new Blob([body], { type: headers['Content-Type'] }));
    }
    // A redirect could lead to another origin.
    const response = await fetch(address, {
      method: 'POST',
      keepalive: true,
      redirect: 'error',
      headers,
      body,
    });
    surroundings.answered();
    const isFinal = response.ok || finalFailures.includes(response.status);
    if (isFinal) markSent(now);
    if (response.ok) return acknowledge();
    throw new Error(
      `${address.pathname} answered ${response.status}: ${(await response.text()).trim()}`,
    );
  };

  return (isDecidedHere) => {
    const now = consent.decision;
    const isKnown = isSent(now);
    // Without a memory every page would send it again.
    if (sending === now || isKnown || (isKnown === undefined && !isDecidedHere)) return;
    const isAnswered = Object.keys(now).length > 0;
    if (!server || !isAnswered) {
      if (consent.proof) note(surroundings);
      markSent(now);
      return;
    }
    const address = new URL(server, document.baseURI);
    // Not that of `location`: a `srcdoc` has no address.
    if (address.origin !== window.origin) {
      report(new Error(`server: ${address.href} is of another origin; no decision is sent there`));
      return;
    }
    sending = now;
    send(address, now)
      .catch(report)
      .finally(() => {
        if (sending === now) sending = undefined;
      });
  };
};
