import { keepElement } from './page/keep-element.js';
import { standIn } from './page/stand-in.js';
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
  decide(event: DecideEvent): void;
  setView(view: View): void;
  /** The visitor wants this one held element, this once. */
  once(held: Element): void;
  reload(): void;
  /** There is an element to be shown within the page's own text. */
  loadInPage(): void;
}

export interface ElementConnection {
  /** Puts a placeholder in the place of a held element. Returns the undo. */
  placeholder(held: Element): () => void;
  stop(): void;
}

/**
 * Connects the elements of the page, and its links marked `data-consent-open`, with the consent object: they ask by event
 * and are handed the object, whichever of the two was there first.
 */
export const connectElements = (consent: ConsentSource, requests: Requests): ElementConnection => {
  const stopped = new AbortController();
  const { signal } = stopped;
  const stops: (() => void)[] = [];
  const heldBy = new WeakMap<EventTarget, Element>();

  document.addEventListener('accord-connect', (event) => event.connect(consent), { signal });
  document.addEventListener('accord-decide', (event) => requests.decide(event), { signal });
  document.addEventListener('accord-view', (event) => requests.setView(event.view), { signal });
  document.addEventListener('accord-reload', requests.reload, { signal });
  document.addEventListener(
    'accord-once',
    (event) => {
      const [target] = event.composedPath();
      const held = target && heldBy.get(target);
      if (held) requests.once(held);
    },
    { signal },
  );
  document.addEventListener(
    'click',
    (event) => {
      const opener = event
        .composedPath()
        .find((node) => node instanceof Element && node.hasAttribute('data-consent-open'));
      if (!opener) return;
      event.preventDefault();
      requests.setView('preferences');
    },
    { signal },
  );
  // Elements that asked before anybody could answer ask again.
  document.dispatchEvent(new Event('accord-ready'));

  const keep = (name: string, first: boolean): void => {
    void customElements.whenDefined(name).then(() => {
      if (!signal.aborted) stops.push(keepElement(name, first));
    });
  };
  keep('accord-consent', true);
  const look = (): void => {
    // The site's own link is enough.
    if (!document.querySelector('[data-consent-open]')) keep('accord-widget', false);
    if (document.querySelector('accord-declaration')) requests.loadInPage();
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', look, { signal });
  } else look();

  return {
    placeholder(held) {
      const placeholder = document.createElement('accord-placeholder');
      heldBy.set(placeholder, held);
      placeholder.setAttribute('scope', held.getAttribute('data-consent') ?? '');
      const title = held.getAttribute('title');
      if (title) placeholder.setAttribute('label', title);
      requests.loadInPage();
      return standIn(held, placeholder);
    },
    stop() {
      stopped.abort();
      for (const stop of stops) stop();
    },
  };
};
