import type { OnceEvent } from './ui/once-event.js';

declare global {
  interface DocumentEventMap {
    'accord-once': OnceEvent;
  }
}

/** What stands within the page's own text. */
export interface InPage {
  /** Puts a placeholder in the place of a held element. Returns the undo. */
  placeholder(held: Element): () => void;
  /** Asks about a scope beside what was used. Settles when the visitor has answered, or put it off. */
  ask(scope: string, beside: Element | null): Promise<void>;
}

/** Connects placeholders and questions in context with the page. `once`: the visitor wants this one held element. */
export const connectInPage = (once: (held: Element) => void, signal: AbortSignal): InPage => {
  const heldBy = new WeakMap<EventTarget, Element>();
  document.addEventListener(
    'accord-once',
    (event) => {
      const [target] = event.composedPath();
      const held = target && heldBy.get(target);
      if (held) once(held);
    },
    { signal },
  );

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
