/**
 * Settles with what `find` finds: now, or after another script of the page has run. Rejects when the page has loaded without
 * it.
 */
export const whenLoaded = <Found>(find: () => Found | undefined, what: string): Promise<Found> =>
  new Promise((resolve, reject) => {
    const stop = new AbortController();
    const look = (): void => {
      const found = find();
      if (found !== undefined) resolve(found);
      else if (document.readyState === 'complete') reject(new Error(`the page has no ${what}`));
      else return;
      stop.abort();
    };
    look();
    if (stop.signal.aborted) return;
    // A script's own `load` does not bubble, but is captured.
    document.addEventListener('load', look, { capture: true, signal: stop.signal });
    document.addEventListener('readystatechange', look, { signal: stop.signal });
  });
