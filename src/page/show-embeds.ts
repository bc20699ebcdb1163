import { blockingSheets } from './blocking-sheets.js';
import { expandTemplate } from './expand-template.js';
import { restoreAddresses } from './restore-addresses.js';
import type { Trust } from './trusted-value.js';

/** What the gate hands over. */
export interface EmbedParts {
  /** Where a policy of Trusted Types is kept. */
  readonly trust: Trust;
  /** Style sheets that scripts have to wait for, until they are loaded. */
  readonly sheets: Set<Element>;
  /** Whether this element may be shown: its scope is granted, or the visitor wants it this once. */
  allows(element: Element, expression: string): boolean;
  /** Scripts came out of a template. */
  arrive(scripts: Iterable<HTMLScriptElement>, template: HTMLTemplateElement): void;
}

/** Shows what is held and not a script, and takes it back. */
export interface Embeds {
  show(element: Element, expression: string): void;
  isShown(element: Element): boolean;
  /** Takes back what may not be shown any more. */
  recall(): void;
  /** What is gone from the page is nobody's any more. */
  forget(): void;
}

interface Shown {
  readonly expression: string;
  takeBack(): void;
}

/** In this page, by this gate or by one that was stopped: the next one can still take it back. */
const shown = new Map<Element, Shown>();

export const showEmbeds = ({ trust, sheets, allows, arrive }: EmbedParts): Embeds => {
  const showElement = (element: Element, expression: string): (() => void) => {
    element.removeAttribute('data-consent');
    const hold = restoreAddresses(trust, [element]);
    return () => {
      // Out of the document meanwhile: taking the address of a frame away would be a step in its history, or nothing.
      const { parentNode, nextSibling } = element;
      element.remove();
      element.setAttribute('data-consent', expression);
      hold();
      parentNode?.insertBefore(element, nextSibling);
    };
  };
  return {
    show(element, expression) {
      const isTemplate = element instanceof HTMLTemplateElement;
      const scripts = isTemplate ? [...element.content.querySelectorAll('script')] : [];
      const sheetsIn = blockingSheets(isTemplate ? element.content : element);
      const takeBack = isTemplate
        ? expandTemplate(trust, element, expression)
        : showElement(element, expression);
      shown.set(element, { expression, takeBack });
      for (const sheet of sheetsIn()) sheets.add(sheet);
      if (isTemplate) arrive(scripts, element);
    },
    isShown: (element) => shown.has(element),
    recall() {
      for (const [element, { expression, takeBack }] of shown) {
        if (allows(element, expression)) continue;
        shown.delete(element);
        takeBack();
      }
    },
    forget() {
      for (const [element, { takeBack }] of shown) {
        if (element.isConnected) continue;
        shown.delete(element);
        // It may come again, when it is not allowed any more.
        takeBack();
      }
    },
  };
};
