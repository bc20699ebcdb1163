import { loadSignal } from './load-signal.js';
import type { Signal } from './signal.js';

/** A signal that loads when it is first needed. It fails when there is none of this name, or when it cannot be loaded. */
export const lazySignal =
  (name: string): Signal =>
  (report, stopped) => {
    const ready = loadSignal(name).then((signal) =>
      stopped.aborted ? undefined : signal(report, stopped),
    );
    let turn = 0;
    return async (...state) => {
      const mine = ++turn;
      const tell = await ready;
      // What stands by now is told once, however often it has changed meanwhile.
      if (mine === turn && !stopped.aborted) await tell?.(...state);
    };
  };
