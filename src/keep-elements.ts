import { keepElement } from './page/keep-element.js';
import { parsed } from './page/parsed.js';

/** Keeps the host of the dialog in the page, as the first thing in it, until `signal`. */
export const keepDialog = (signal: AbortSignal): void =>
  keepElement('accord-consent', true, signal);

/** Keeps the widget in the page until `signal`, unless the page shows a link of its own to the preferences. */
export const keepWidget = (signal: AbortSignal): void =>
  void parsed().then(() =>
    keepElement('accord-widget', false, signal, 'accord-widget, [data-consent-open]'),
  );

/** The same for elements that are defined somewhere else, or never: as soon as they are. */
export const keepElements = (signal: AbortSignal): void => {
  void customElements.whenDefined('accord-consent').then(() => keepDialog(signal));
  void customElements.whenDefined('accord-widget').then(() => keepWidget(signal));
};
