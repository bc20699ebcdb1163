const frame = /((?:https?|file|blob|app|webpack|capacitor):[^\s()]*?):(\d+):\d+\)?$/;

/**
 * The scripts that are running now, as `address:line`, the nearest first. `skip` says how many functions between here and
 * them are the audit's own.
 */
export const callers = (skip: number): string[] => {
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 40;
  } catch {
    // The page froze it: fewer frames, then.
  }
  const lines = (new Error().stack ?? '').split('\n').filter((line) => /@|^\s*at /.test(line));
  try {
    Error.stackTraceLimit = stackTraceLimit;
  } catch {
    // As above.
  }
  const found = lines.slice(skip + 1).flatMap((line) => {
    const [, address, number] = frame.exec(line.trim()) ?? [];
    return address ? [`${address}:${number}`] : [];
  });
  return [...new Set(found)];
};

/** The address of a caller without its line. */
export const scriptOf = (caller: string): string => caller.replace(/:\d+$/, '');

declare global {
  interface ErrorConstructor {
    /** V8 alone has it. */
    stackTraceLimit?: number | undefined;
  }
}
