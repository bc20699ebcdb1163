import { loadInPageElements } from './in-page-elements.js';
import { unmarkErased } from './page/erased-mark.js';
import { report } from './page/report.js';
import { closestAcross } from './ui/closest-across.js';
import { focusedElement } from './ui/focused-element.js';
import { focusOn } from './ui/focus-on.js';
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
  /**
   * Asks about a scope beside what was used: what has the focus, or is in it. Settles with whether the visitor answered or put it
   * off: with false where it was taken away before, and at once where no element can ask.
   */
  ask(scope: string, active: Element | null): Promise<boolean>;
}

/** Goes on with the keyboard where the visitor was: at what was held there or came out of it, or within what it stands in. */
const focusOnShown = (held: Element): void => {
  const isTemplate = held instanceof HTMLTemplateElement;
  const isHeld = isTemplate ? held.content.hasChildNodes() : held.hasAttribute('data-consent');
  if (isHeld) return;
  for (
    let next: Element | null = held;
    next;
    next = next.nextElementSibling ?? next.parentElement
  ) {
    if (next instanceof HTMLElement && next.getClientRects().length) return focusOn(next);
  }
};

/** Connects placeholders and questions in context with the page. `once`: the visitor wants this one held element. */
export const connectInPage = (once: (held: Element) => void, signal: AbortSignal): InPage => {
  const heldBy = new WeakMap<EventTarget, Element>();
  document.addEventListener(
    'accord-once',
    (event) => {
      const [target] = event.composedPath();
      const held = target && heldBy.get(target);
      if (!held) return;
      once(held);
      // What it stores until the page is gone may be refused.
      addEventListener('pagehide', unmarkErased);
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
        // JSX makes `true` of an attribute without a value.
        poster: held.getAttribute('data-placeholder')?.replace(/^true$/, ''),
      });
      // What shows it may not come: nothing else would say so in this place.
      const see = (): void => {
        Object.assign(placeholder, { failed: false });
        import('./page/show-embeds.js').catch(() => Object.assign(placeholder, { failed: true }));
      };
      for (const type of ['accord-once', 'accord-decide']) placeholder.addEventListener(type, see);
      held.before(placeholder);
      return () => {
        const hadFocus = placeholder.matches(':focus-within');
        // Without a scope it goes, should somebody who has kept it put it into the page again.
        Object.assign(placeholder, { held: undefined, scope: '' });
        placeholder.remove();
        if (!hadFocus) return;
        // It is shown right after this, and what it holds is looked at then. The page may have a better place for the focus.
        setTimeout(() => document.activeElement === document.body && focusOnShown(held));
      };
    },
    async ask(scope, active) {
      // They may have come after a placeholder was wanted for which there was none.
      await loadInPageElements().catch(report);
      return new Promise((resolve) => {
        // Of a site with an interface of its own, or not yet: much later the question would come out of nowhere.
        if (signal.aborted || !customElements.get('accord-request')) return resolve(false);
        const beside = focusedElement(active);
        const question = document.createElement('accord-request');
        question.setAttribute('scope', scope);
        Object.assign(question, { anchor: beside });
        // Outside a modal dialog nothing could be used.
        const dialog = closestAcross(beside, 'dialog[open]');
        let isAnswered = false;
        const leave = (): void => question.remove();
        // A router may have put another page in the place of what it stands beside. Where that is only rendered anew, the
        // visitor is still here.
        const { href, pathname } = location;
        const routed = new MutationObserver(() => {
          // Some browsers give a button that is clicked no focus; then only the address tells.
          const isGone =
            beside && beside !== document.body
              ? !beside.isConnected && location.href !== href
              : location.pathname !== pathname;
          if (isGone) leave();
        });
        routed.observe(document, { childList: true, subtree: true });
        const closed = ({ target }: Event): void => {
          // Components in the dialog may have a 'close' of their own.
          if (target === dialog) leave();
        };
        // The listeners on the document hear it first.
        question.addEventListener('accord-decide', () => {
          isAnswered = true;
          queueMicrotask(leave);
        });
        // It is put off by the visitor, and by its removal, whoever removes it: its one end.
        question.addEventListener('accord-later', () => {
          if (question.isConnected) {
            isAnswered = true;
            return leave();
          }
          routed.disconnect();
          dialog?.removeEventListener('close', closed);
          signal.removeEventListener('abort', leave);
          resolve(isAnswered);
        });
        signal.addEventListener('abort', leave);
        dialog?.addEventListener('close', closed);
        // The page may have taken the dialog away, with what was used in it.
        (dialog?.isConnected ? dialog : document.body).append(question);
      });
    },
  };
};
