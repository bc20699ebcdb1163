import { keepElement } from './page/keep-element.js';
import { parsed } from './page/parsed.js';
import { reloadPage } from './page/reload-page.js';
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
  /** `shown` are the texts that the visitor answered to. */
  answer(granted: readonly string[], refused: readonly string[], how: How, shown: unknown): void;
  setView(view: View): void;
  /** The visitor wants this one held element, this once. */
  once(held: Element): void;
  /** Ends the connection. */
  readonly signal: AbortSignal;
}

export interface ElementConnection {
  /** Puts a placeholder in the place of a held element. Returns the undo. */
  placeholder(held: Element): () => void;
  /** Asks about a scope beside what was used. Settles when the visitor has answered, or put it off. */
  ask(scope: string, beside: Element | null): Promise<void>;
}

/**
 * Connects the elements of the page with the consent object: they ask by event and are handed the object, whichever of
 * the two was there first.
 */
export const connectElements = (consent: ConsentSource, requests: Requests): ElementConnection => {
  const { signal } = requests;
  const heldBy = new WeakMap<EventTarget, Element>();

  const connected = new Set<ConnectEvent['connect']>();
  document.addEventListener(
    'accord-connect',
    ({ connect }) => {
      connected.add(connect);
      connect(consent);
    },
    { signal },
  );
  // Elements that the page keeps ask the next consent object.
  signal.addEventListener('abort', () => {
    for (const connect of connected) connect(undefined);
  });
  document.addEventListener(
    'accord-decide',
    ({ granted, refused, how, shown }) => {
      requests.answer(granted, refused, how, shown);
      requests.setView('none');
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

  void customElements.whenDefined('accord-consent').then(() => {
    keepElement('accord-consent', true, signal);
  });
  void Promise.all([customElements.whenDefined('accord-widget'), parsed()]).then(() => {
    // The site's own link is enough.
    keepElement('accord-widget', false, signal, 'accord-widget, [data-consent-open]');
  });

  return {
    placeholder(held) {
      const placeholder = document.createElement('accord-placeholder');
      heldBy.set(placeholder, held);
      Object.assign(placeholder, {
        held,
        scope: held.getAttribute('data-consent'),
        label: held.getAttribute('title'),
        poster: held.getAttribute('data-placeholder'),
      });
      held.before(placeholder);
      return () => placeholder.remove();
    },
    ask: (scope, beside) =>
      new Promise((resolve) => {
        const question = document.createElement('accord-request');
        question.setAttribute('scope', scope);
        Object.assign(question, { anchor: beside?.getBoundingClientRect() });
        const done = (): void => {
          question.remove();
          if (beside instanceof HTMLElement) beside.focus({ preventScroll: true });
          resolve();
        };
        // The listeners on the document hear it first.
        for (const type of ['accord-decide', 'accord-later']) {
          question.addEventListener(type, () => queueMicrotask(done));
        }
        signal.addEventListener('abort', done);
        document.body.append(question);
      }),
  };
};
