import type { Decision } from '../decision/decision.js';
import { allowsUses, stateOfUse } from '../decision/state.js';
import { scopeExpression } from '../policy/scope-expression.js';
import { isOptional, type UseFacts } from '../policy/use.js';
import type { Settings, Signal, Tell } from './signal.js';

export interface SignalSurroundings {
  /** What the policy in force sets for each signal. */
  settings(): Readonly<Record<string, Settings | undefined>>;
  /** The uses of a scope; none for an unknown one. */
  usesIn(scope: string): readonly UseFacts[];
  /** The decision to tell. */
  decision(): Decision;
  load(name: string): Signal | Promise<Signal>;
  /** Told when uses are not held any more, because a signal that took its time has been told. */
  changed(): void;
  report(error: unknown): void;
}

export interface Signals {
  /** Tells every signal what stands now. Those that cannot be told at once hold back what is mapped to them alone. */
  tell(): void;
  /** Whether every signal that one of these uses is mapped to knows what stands now. */
  know(uses: readonly UseFacts[]): boolean;
  stop(): void;
}

/** One configured signal. */
interface Line {
  tell?: Tell;
  /** The uses that are mapped to it, and how they stood when it was last told. */
  uses: readonly UseFacts[];
  told?: string;
  /** Whether it knows what stands now. */
  knows: boolean;
  answered: boolean;
  failed: boolean;
}

/** Tells the outside protocols of a policy what the visitor decided, each one only when something changed for it. */
export const connectSignals = ({
  settings,
  usesIn,
  decision,
  load,
  changed,
  report,
}: SignalSurroundings): Signals => {
  const lines = new Map<string, Line>();
  let stopped = false;

  const fail = (name: string, line: Line, error: unknown): void => {
    if (!line.failed && !stopped) {
      report(new Error(`signals.${name} failed; what is mapped to it stays held`, { cause: error }));
    }
    line.failed = true;
  };

  const mapped = (own: Settings): UseFacts[] => {
    const texts = Object.values(own).filter((value) => typeof value === 'string');
    return [...new Set(texts.flatMap((text) => text.split(/[\s|]+/).flatMap(usesIn)))];
  };

  const tell = (name: string, line: Line): void => {
    const own = settings()[name] ?? {};
    line.uses = mapped(own);
    const states = line.uses.map((use) => stateOfUse(use, decision()));
    const now = JSON.stringify([own, states]);
    if (!line.tell || now === line.told) return;
    line.told = now;
    line.knows = false;
    // Once it was told an answer it is told when that answer ends.
    line.answered ||= line.uses.some(
      (use, index) => isOptional(use) && states[index] !== 'undecided',
    );
    const granted = (type: string): boolean => {
      const expression = own[type];
      return (
        typeof expression === 'string' &&
        scopeExpression(expression, (scope) => allowsUses(usesIn(scope), decision()))
      );
    };
    try {
      const telling = line.tell(granted, line.answered);
      if (!telling) {
        line.knows = true;
        return;
      }
      telling.then(
        () => {
          if (line.told !== now || stopped) return;
          line.knows = true;
          changed();
        },
        (error: unknown) => fail(name, line, error),
      );
    } catch (error) {
      fail(name, line, error);
    }
  };

  const connect = (name: string, line: Line, signal: Signal): void => {
    line.tell = signal(settings()[name] ?? {}, report);
    tell(name, line);
  };

  const start = (name: string): Line => {
    const line: Line = { uses: [], knows: false, answered: false, failed: false };
    lines.set(name, line);
    try {
      const loading = load(name);
      if (loading instanceof Promise) {
        loading
          .then((signal) => {
            if (stopped) return;
            connect(name, line, signal);
            if (line.knows) changed();
          })
          .catch((error: unknown) => fail(name, line, error));
      } else connect(name, line, loading);
    } catch (error) {
      fail(name, line, error);
    }
    return line;
  };

  return {
    tell() {
      for (const name of Object.keys(settings())) if (!lines.has(name)) start(name);
      for (const [name, line] of lines) tell(name, line);
    },
    know: (uses) =>
      ![...lines.values()].some(
        (line) => !line.knows && uses.some((use) => isOptional(use) && line.uses.includes(use)),
      ),
    stop() {
      stopped = true;
    },
  };
};
