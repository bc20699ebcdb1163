const frame = /((?:https?|file|blob|app|webpack|capacitor):[^\s()]*?):(\d+):\d+\)?$/;

/**
 * The scripts that are running now, as `address:line`, the nearest first. `skip` says how many functions between here and
 * them are the audit's own.
 */
export const callers = (skip: number): string[] => {
  // V8 keeps ten frames unless asked for more.
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
  Reflect.set(Error, 'stackTraceLimit', 40);
  // A page may make of a stack what it wants, by `Error.prepareStackTrace`: not only a text, and it may throw.
  let stack: unknown;
  try {
    stack = new Error().stack;
  } catch {
    // Then nobody knows who calls.
  }
  Reflect.set(Error, 'stackTraceLimit', limit);
  if (typeof stack !== 'string') return [];
  const lines = stack.split('\n').filter((line) => /@|^\s*at /.test(line));
  const found = lines.slice(skip + 1).flatMap((line) => {
    const [, address, number] = frame.exec(line.trim()) ?? [];
    return address ? [`${address}:${number}`] : [];
  });
  return [...new Set(found)];
};

/** The address of a caller without its line. */
export const scriptOf = (caller: string): string => caller.replace(/:\d+$/, '');
