import type { ConsentSource } from './ui/consent-source.js';

let stop: (() => void) | undefined;

/** A button of the page's own has no words for it that the preferences could not be loaded: then the widget comes and says so. */
export const showFailure = (consent: ConsentSource): void => {
  // Another policy asks for the widget once more.
  stop?.();
  stop = consent.observe(() => {
    if (consent.failed && !document.querySelector('accord-widget'))
      document.body.append(document.createElement('accord-widget'));
  });
};
