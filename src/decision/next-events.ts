import type { Use } from '../policy/use.js';
import type { Decision, How } from './decision.js';
import { hashOf } from './hash-of.js';
import { answersOf } from './make-decision.js';
import type { DecisionEvent, EventType, Layer } from './proof.js';

/** The circumstances of an event, beside those that each answer carries. */
export interface EventContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
  readonly policyHash: string;
  /** The hash of the texts that were shown last. */
  readonly textsHash: string | null;
  readonly library: string;
}

const layerOf: Readonly<Record<How, Layer | null>> = {
  banner: 'banner',
  close: 'banner',
  preferences: 'preferences',
  placeholder: 'placeholder',
  request: 'request',
  gpc: null,
  api: null,
};

/**
 * The events that lead from the history to this decision, which has to be what stands under the policy (`standingAnswers`):
 * none when it says all of it already, at most one for answers that have ended and one for those that were given. So nothing is
 * lost when an event could not be noted in its time, and nothing is noted twice when two tabs look.
 */
export const nextEvents = (
  history: readonly DecisionEvent[],
  decision: Decision,
  { now, ...context }: EventContext,
): DecisionEvent[] => {
  const events: DecisionEvent[] = [];
  let last = history.at(-1);
  const add = (
    event: Pick<DecisionEvent, 'type' | 'at' | 'changed' | 'uses' | 'how' | 'globalPrivacyControl'>,
  ): void => {
    const link = { number: (last?.number ?? 0) + 1, previous: last ? hashOf(last) : null };
    const layer = event.how && layerOf[event.how];
    // What was shown for an earlier answer says nothing about one that was given without a layer.
    last = { ...link, ...event, ...context, textsHash: layer && context.textsHash, layer };
    events.push(last);
  };

  const before: Readonly<Record<Use, boolean>> = last?.uses ?? {};
  const known = Object.entries(before) as [Use, boolean][];
  const answers = answersOf(decision);

  const ended = known.filter(([use]) => !decision[use]);
  if (ended.length) {
    add({
      type: 'expired',
      at: new Date(now).toISOString(),
      changed: ended.map(([use]) => use),
      uses: Object.fromEntries(known.filter(([use]) => decision[use])),
      how: null,
      globalPrivacyControl: false,
    });
  }

  const noted = history.at(-1);
  const since = noted ? Date.parse(noted.at) : -Infinity;
  const fresh = answers.filter(([use, { granted, at, how: by }]) => {
    if (before[use] !== granted) return true;
    // Given again. Not so the refusals of Global Privacy Control, which each tab makes for itself.
    return at > since && by !== 'gpc';
  });
  if (fresh.length) {
    const [, newest] = fresh.reduce((a, b) => (b[1].at > a[1].at ? b : a));
    const differs = fresh.filter(
      ([use, { granted }]) => before[use] !== undefined && before[use] !== granted,
    );
    const isFirst = !differs.length;
    const grants = fresh.some(([, { granted }]) => granted);
    const takesBack = differs.some(([use]) => before[use]);
    let type: EventType = 'changed';
    if (fresh.every(([, { how }]) => how === 'gpc')) type = 'gpc';
    else if (isFirst) type = grants ? 'given' : 'refused';
    else if (takesBack && !fresh.some(([use, { granted }]) => granted && !before[use])) {
      type = 'withdrawn';
    }
    add({
      type,
      at: new Date(newest.at).toISOString(),
      changed: fresh.map(([use]) => use),
      uses: Object.fromEntries(answers.map(([use, { granted }]) => [use, granted])),
      how: newest.how,
      globalPrivacyControl: newest.gpc,
    });
  }
  return events;
};
