/**
 * Calls `turned` with what the visitor turns to, by pointer or by keyboard, until `signal`: what they may use next should
 * not have to be waited for.
 */
export const onTurning = (turned: (target: Element) => void, signal: AbortSignal): void => {
  for (const type of ['pointerover', 'focusin'])
    document.addEventListener(type, ({ target }) => target instanceof Element && turned(target), {
      signal,
    });
};
