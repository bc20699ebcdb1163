import { callers } from './callers.js';

/** Told who calls something, with which arguments and as a method of what, before it happens. */
export type Note = (args: readonly unknown[], by: readonly string[], self: unknown) => void;

/** Whether a call is worth to be told: to find out who calls takes a while, and pages set attributes by the thousand. */
export type Wanted = (args: readonly unknown[], self: unknown) => boolean;

/** A function that first says who calls it. Everything else about it stays as it was. */
const heard = (original: object, note: Note, isWanted: Wanted): unknown => {
  const tell = (args: readonly unknown[], self: unknown): void => {
    try {
      // Between the caller and `callers` stand `tell` and the trap.
      if (isWanted(args, self)) note(args, callers(2), self);
    } catch (error) {
      console.error('Accord audit:', error);
    }
  };
  return new Proxy(original, {
    apply(target, self, args: unknown[]): unknown {
      tell(args, self);
      const result: unknown = Reflect.apply(target as () => unknown, self, args);
      return result;
    },
    construct(target, args: unknown[], newTarget): object {
      tell(args, undefined);
      const result: object = Reflect.construct(target as new () => object, args, newTarget);
      return result;
    },
  });
};

/**
 * Listens to a method, a constructor or a setter of the browser. Returns the undo. What is not there, or may not be
 * changed, is left alone.
 */
export const watchCalls = (
  owner: object | undefined,
  name: string,
  note: Note,
  isWanted: Wanted = () => true,
): (() => void) => {
  const before = owner && Object.getOwnPropertyDescriptor(owner, name);
  const part = before?.set ? 'set' : 'value';
  const original: unknown = before?.[part];
  if (!owner || !before?.configurable || typeof original !== 'function') return () => undefined;
  let isOver = false;
  const replacement = heard(original, note, (...call) => !isOver && isWanted(...call));
  Object.defineProperty(owner, name, { ...before, [part]: replacement });
  return () => {
    isOver = true;
    const now = Object.getOwnPropertyDescriptor(owner, name);
    // Somebody else may have put theirs around it since; then it has to stay, and notes nothing more.
    if (now?.[part] === replacement) Object.defineProperty(owner, name, before);
  };
};
