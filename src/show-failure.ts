import type { ConsentSource } from './ui/consent-source.js';

/** A button of the page's own has no words for it that the preferences could not be loaded: then the widget comes and says so. */
export const showFailure = (consent: ConsentSource): void =>
  void consent.observe(() => {
    if (consent.failed && !document.querySelector('accord-widget'))
      document.body.append(document.createElement('accord-widget'));
  });
