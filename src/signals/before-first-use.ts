/**
 * Calls back before the page first uses a global that a vendor's snippet defines: at once when it is there, else at the first
 * look that anybody takes at it after it was defined, unless it is `stopped` by then. For vendors whose snippet does nothing
 * when it finds its global defined already, so that no queue can be put there before.
 *
 * Some snippets look at what they have defined before it can be used: then it is the first look after `isReady`, or when the
 * script that is running has ended.
 */
export const beforeFirstUse = (
  name: string,
  act: () => void,
  stopped: AbortSignal,
  isReady: (value: unknown) => boolean = () => true,
): void => {
  let value: unknown = Reflect.get(window, name);
  if (value !== undefined) return act();
  let isUsed = false;
  const use = (): void => {
    if (isUsed) return;
    isUsed = true;
    const shape = { value, configurable: true, enumerable: true, writable: true };
    Object.defineProperty(window, name, shape);
    if (!stopped.aborted) act();
  };
  Object.defineProperty(window, name, {
    configurable: true,
    enumerable: true,
    set(defined: unknown) {
      value = defined;
    },
    get() {
      if (value === undefined) return undefined;
      if (isReady(value)) use();
      else queueMicrotask(use);
      return value;
    },
  });
};
