/**
 * Settles with what `find` finds: now, or after another script of the page has run. When the page has loaded without it, that
 * is reported, once; it may still come, with a script that waits for the visitor's first touch. Called before it is
 * `stopped`, after which it never settles.
 */
export const whenLoaded = <Found>(
  find: () => Found | undefined,
  missing: string,
  report: (error: unknown) => void,
  stopped: AbortSignal,
): Promise<Found> =>
  new Promise((resolve) => {
    const looking = new AbortController();
    let isMissed = false;
    const look = (): void => {
      const found = find();
      if (found !== undefined) {
        resolve(found);
        looking.abort();
      } else if (document.readyState === 'complete' && !isMissed) {
        isMissed = true;
        report(new Error(`${missing}; what is mapped to it stays held until it has`));
      }
    };
    look();
    const { signal } = looking;
    if (signal.aborted) return;
    stopped.addEventListener('abort', () => looking.abort(), { signal });
    // A script's own `load` does not bubble, but is captured.
    document.addEventListener('load', look, { capture: true, signal });
    document.addEventListener('readystatechange', look, { signal });
  });
