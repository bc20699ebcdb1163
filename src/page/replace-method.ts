/** Puts a method of our own before that of the page's object. Returns the undo, which leaves no trace. */
export const replaceMethod = (
  target: object,
  name: string,
  value: (...values: never[]) => unknown,
): (() => void) => {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
};
