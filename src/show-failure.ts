import type { ConsentSource } from './ui/consent-source.js';

/** Until when it is seen to already: another policy asks for the widget once more. */
const seenTo = new WeakSet<AbortSignal>();

/**
 * A button of the page's own has no words for it that the preferences could not be loaded: then the widget comes, until
 * `signal`, and says so.
 */
export const showFailure = (consent: ConsentSource, signal: AbortSignal): void => {
  if (signal.aborted || seenTo.has(signal)) return;
  seenTo.add(signal);
  const widget = document.createElement('accord-widget');
  const undo = consent.observe(() => {
    if (consent.failed && !document.querySelector('accord-widget')) document.body.append(widget);
  });
  signal.addEventListener('abort', () => {
    undo();
    widget.remove();
  });
};
