import { keepElement } from './page/keep-element.js';
import { reloadPage } from './page/reload-page.js';
import { standIn } from './page/stand-in.js';
import type { How } from './decision/decision.js';
import type { ConsentSource, View } from './ui/consent-source.js';
import type { ConnectEvent, DecideEvent, OnceEvent, ReloadEvent, ViewEvent } from './ui/events.js';

declare global {
  interface DocumentEventMap {
    'accord-connect': ConnectEvent;
    'accord-decide': DecideEvent;
    'accord-once': OnceEvent;
    'accord-reload': ReloadEvent;
    'accord-view': ViewEvent;
  }
}

/** What the elements may ask for. */
export interface Requests {
  /** False when it has no effect, because the visitor did not ask for it. */
  answer(granted: readonly string[], refused: readonly string[], how: How): boolean;
  setView(view: View): void;
  /** The visitor wants this one held element, this once. */
  once(held: Element): void;
  /** Ends the connection. */
  readonly signal: AbortSignal;
}

export interface ElementConnection {
  /** Puts a placeholder in the place of a held element. Returns the undo. */
  placeholder(held: Element): () => void;
}

/**
 * Connects the elements of the page with the consent object: they ask by event and are handed the object, whichever of
 * the two was there first.
 */
export const connectElements = (consent: ConsentSource, requests: Requests): ElementConnection => {
  const { signal } = requests;
  const heldBy = new WeakMap<EventTarget, Element>();

  document.addEventListener('accord-connect', (event) => event.connect(consent), { signal });
  document.addEventListener(
    'accord-decide',
    ({ granted, refused, how }) => {
      if (requests.answer(granted, refused, how)) requests.setView('none');
    },
    { signal },
  );
  document.addEventListener('accord-view', (event) => requests.setView(event.view), { signal });
  document.addEventListener('accord-reload', reloadPage, { signal });
  document.addEventListener(
    'accord-once',
    (event) => {
      const [target] = event.composedPath();
      const held = target && heldBy.get(target);
      if (held) requests.once(held);
    },
    { signal },
  );
  // Elements that asked before anybody could answer ask again.
  document.dispatchEvent(new Event('accord-ready'));

  const keep = (name: string, first: boolean): void => {
    void customElements.whenDefined(name).then(() => keepElement(name, first, signal));
  };
  keep('accord-consent', true);
  const keepWidget = (): void => {
    // The site's own link is enough.
    if (!document.querySelector('[data-consent-open]')) keep('accord-widget', false);
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', keepWidget, { signal });
  } else keepWidget();

  return {
    placeholder(held) {
      const placeholder = document.createElement('accord-placeholder');
      heldBy.set(placeholder, held);
      placeholder.setAttribute('scope', held.getAttribute('data-consent') ?? '');
      const title = held.getAttribute('title');
      if (title) placeholder.setAttribute('label', title);
      return standIn(held, placeholder);
    },
  };
};
