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
  signal(name: string): Signal;
  /** Told when uses are not held any more, because a signal that took its time has been told. */
  changed(): void;
  report(error: unknown): void;
}

export interface Signals {
  /** Tells every signal what stands now. One that takes its time holds back what is mapped to it, and nothing else. */
  tell(): void;
  /** Whether every signal that one of these uses is mapped to knows what stands now. */
  know(uses: readonly UseFacts[]): boolean;
}

/** One configured signal. */
interface Line {
  readonly tell: Tell;
  /** The uses that are mapped to it. */
  uses: readonly UseFacts[];
  /** What it was told last, and whether that has reached the vendor. */
  told?: string;
  knows?: boolean;
  /** Once it was told an answer it is also told when that answer ends. */
  answered?: boolean;
  failed?: boolean;
}

/** Tells the outside protocols of a policy what the visitor decided, each one only when something changed for it. */
export const connectSignals = ({
  settings,
  usesIn,
  decision,
  signal,
  changed,
  report,
}: SignalSurroundings): Signals => {
  const lines = new Map<string, Line>();

  const tell = (name: string, line: Line): void => {
    const own = settings()[name] ?? {};
    const texts = Object.values(own).filter((value) => typeof value === 'string');
    line.uses = [...new Set(texts.flatMap((text) => text.split(/[\s|]+/).flatMap(usesIn)))];
    const states = line.uses.map((use) => isOptional(use) && stateOfUse(use, decision()));
    const now = JSON.stringify([own, states]);
    if (now === line.told) return;
    line.told = now;
    line.knows = false;
    line.answered ||= states.some((state) => state && state !== 'undecided');

    const fail = (error: unknown): void => {
      if (!line.failed) {
        const held = `signals.${name} failed; what is mapped to it stays held`;
        report(new Error(held, { cause: error }));
      }
      line.failed = true;
    };
    try {
      const telling = line.tell((type) => {
        const expression = own[type];
        return (
          typeof expression === 'string' &&
          scopeExpression(expression, (scope) => allowsUses(usesIn(scope), decision()))
        );
      }, line.answered);
      line.knows = !telling;
      telling?.then(() => {
        if (line.told !== now) return;
        line.knows = true;
        changed();
      }, fail);
    } catch (error) {
      fail(error);
    }
  };

  return {
    tell() {
      for (const name of Object.keys(settings())) {
        if (!lines.has(name)) {
          lines.set(name, { tell: signal(name)(settings()[name] ?? {}, report), uses: [] });
        }
      }
      for (const [name, line] of lines) tell(name, line);
    },
    know: (uses) =>
      ![...lines.values()].some(
        (line) => !line.knows && uses.some((use) => isOptional(use) && line.uses.includes(use)),
      ),
  };
};
