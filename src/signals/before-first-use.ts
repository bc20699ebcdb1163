/**
 * Calls back before the page first uses a global that a vendor's snippet defines: at once when it is there, else at the first
 * look that anybody takes at it after it was defined. For vendors whose snippet does nothing when it finds its global
 * defined already, so that no queue can be put there before.
 */
export const beforeFirstUse = (name: string, act: () => void): void => {
  let value: unknown = Reflect.get(window, name);
  if (value !== undefined) return act();
  Object.defineProperty(window, name, {
    configurable: true,
    enumerable: true,
    set(defined: unknown) {
      value = defined;
    },
    get() {
      if (value === undefined) return undefined;
      const shape = { value, configurable: true, enumerable: true, writable: true };
      Object.defineProperty(window, name, shape);
      act();
      return value;
    },
  });
};
