import type { ConsentSource } from './ui/consent-source.js';

/**
 * A button of the page's own has no words for it that the preferences could not be loaded: then the widget comes, until
 * `signal`, and says so.
 */
export const showFailure = (consent: ConsentSource, signal: AbortSignal): void => {
  const widget = document.createElement('accord-widget');
  consent.observe(() => {
    if (consent.failed && !document.querySelector('accord-widget')) document.body.append(widget);
  });
  signal.addEventListener('abort', () => widget.remove());
};
