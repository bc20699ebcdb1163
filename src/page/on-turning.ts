/**
 * Calls `turned` when the visitor turns to something, by pointer or by keyboard, until `signal`: what they may use next should
 * not have to be waited for.
 */
export const onTurning = (turned: (event: Event) => void, signal: AbortSignal): void => {
  for (const type of ['pointerover', 'focusin'])
    document.addEventListener(type, turned, { signal });
};
