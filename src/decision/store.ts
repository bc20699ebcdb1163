import type { Decision } from './decision.js';

/** Told the present decision and the one before. */
export type Listener = (decision: Decision, previous: Decision) => void;

/** Holds the one decision of the page. */
export interface Store {
  get(): Decision;
  /** Replaces the decision and tells every listener, in the order they came. The same decision changes nothing. */
  set(decision: Decision): void;
  /** Tells every listener the decision once more, as the one before too: what it allows has changed meanwhile. */
  again(): void;
  /** Calls the listener at once and on every change. Returns the undo. */
  subscribe(listener: Listener): () => void;
}

/** `report` is told what a listener threw; the other listeners are told the decision all the same. */
export const createStore = (initial: Decision, report: (error: unknown) => void): Store => {
  let decision = initial;
  /** By subscription: two of them may share a listener. */
  const listeners = new Map<object, Listener>();
  const tell = (listener: Listener, previous: Decision): void => {
    try {
      listener(decision, previous);
    } catch (error) {
      report(error);
    }
  };
  const tellAll = (previous?: Decision): void => {
    // One that comes meanwhile is told as it comes; one that goes hears nothing more.
    for (const [subscription, listener] of [...listeners])
      if (listeners.has(subscription)) tell(listener, previous ?? decision);
  };
  // A listener may set the next decision; it is told after everybody has heard of this one.
  const changes: Decision[] = [];
  let telling = false;
  return {
    get: () => decision,
    set(next) {
      changes.push(next);
      if (telling) return;
      telling = true;
      for (let change = changes.shift(); change; change = changes.shift()) {
        if (change === decision) continue;
        const previous = decision;
        decision = change;
        tellAll(previous);
      }
      telling = false;
    },
    again: () => tellAll(),
    subscribe(listener) {
      const subscription = {};
      listeners.set(subscription, listener);
      tell(listener, decision);
      return () => void listeners.delete(subscription);
    },
  };
};
