/**
 * Keeps one element of this name in the page until `signal`: makes it unless the page has its own, and puts it back after a
 * router has swapped the body. `first` puts it first in the body, so that the keyboard and screen readers meet it first.
 */
export const keepElement = (name: string, first: boolean, signal: AbortSignal): void => {
  if (signal.aborted) return;
  let own: Element | undefined;
  const keep = (): void => {
    if (!document.body) return;
    const there = document.querySelector(name);
    if (there && there !== own) {
      // The page brought its own after all.
      own?.remove();
      own = undefined;
      return;
    }
    if (own?.isConnected) return;
    own ??= document.createElement(name);
    if (first) document.body.prepend(own);
    else document.body.append(own);
  };
  // Children of the root only: a body that is swapped. Children of the body: a body that is emptied.
  const observer = new MutationObserver(() => {
    keep();
    watch();
  });
  const watch = (): void => {
    observer.observe(document.documentElement, { childList: true });
    if (document.body) observer.observe(document.body, { childList: true });
  };
  keep();
  watch();
  signal.addEventListener('abort', () => {
    observer.disconnect();
    own?.remove();
  });
};
