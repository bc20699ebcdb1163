import type { Gate, GateSource } from './gate-source.js';

/** Holds marked elements until their scope is granted. */
export const startGate = (source: GateSource): Gate => {
  void source;
  return { update() {}, releaseOnce() {}, stop() {} };
};
