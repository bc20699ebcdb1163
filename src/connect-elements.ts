import type { Consent } from './consent.js';
import { nearestTo } from './page/nearest-to.js';
import { onTurning } from './page/on-turning.js';
import type { View } from './ui/consent-source.js';
import type { ConnectEvent, DecideEvent, ViewEvent } from './ui/events.js';
import type { ReloadEvent } from './ui/reload-event.js';

declare global {
  interface DocumentEventMap {
    'accord-connect': ConnectEvent;
    'accord-decide': DecideEvent;
    'accord-reload': ReloadEvent;
    'accord-view': ViewEvent;
  }
}

export interface ElementListeners {
  decide(event: DecideEvent): void;
  setView(view: View): void;
  reload(): void;
  /** Loads the dialog. False when it cannot be loaded. */
  dialog(): Promise<boolean>;
  /** The visitor turns to what opens the preferences. */
  foresee(): void;
  readonly signal: AbortSignal;
}

/**
 * Connects the elements with the consent object, and the page's own links to the preferences. The elements ask by event and
 * are handed the object, whichever of the two was there first.
 */
export const connectElements = (
  consent: Consent,
  { decide, setView, reload, dialog, foresee, signal }: ElementListeners,
): void => {
  const listening = { signal };
  document.addEventListener('accord-connect', ({ connect }) => connect(consent), listening);
  document.addEventListener('accord-decide', decide, listening);
  document.addEventListener('accord-view', ({ view }) => setView(view), listening);
  document.addEventListener('accord-reload', reload, listening);
  // Before the page: its router would follow the link, and a menu may keep the clicks in it to itself.
  addEventListener(
    'click',
    (event) => {
      const opener = nearestTo(event, '[data-consent-open]');
      if (!opener) return;
      const address = opener.getAttribute('href');
      // The link is wanted in a tab or a window of its own.
      if (address && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      setView('preferences');
      void dialog().then((isThere) => {
        // A link leads somewhere even when the dialog cannot be loaded.
        if (!isThere && address) location.assign(address);
      });
    },
    { signal, capture: true },
  );
  onTurning((event) => {
    if (nearestTo(event, 'accord-widget,[data-consent-open]')) foresee();
  }, signal);
  const announce = (): void => void document.dispatchEvent(new Event('accord-ready'));
  // Nobody answers any more, until there is another consent object.
  signal.addEventListener('abort', announce);
  // Elements that asked before anybody could answer ask again.
  announce();
};
