import { blockingSheets } from './blocking-sheets.js';
import { expandTemplate } from './expand-template.js';
import { isLoading } from './parser.js';
import { addressAttributes, restoreAddresses } from './restore-addresses.js';
import type { Trust } from './trusted-value.js';

/** What the gate hands over. */
export interface EmbedParts {
  /** Where a policy of Trusted Types is kept. */
  readonly trust: Trust;
  /** Style sheets that scripts have to wait for, until they are loaded. */
  readonly sheets: Set<Element>;
  /** Whether this element may be shown: its scope is granted, or the visitor wants it this once. */
  allows(element: Element, expression: string): boolean;
  /** What the visitor wanted this once is another one now. */
  forgetOnce(element: Element): void;
  /** Scripts, and what else may be held, came out of a template. */
  arrive(elements: Iterable<Element>, template: HTMLTemplateElement): void;
}

/** Shows what is held and not a script, and takes it back. */
export interface Embeds {
  show(element: Element, expression: string): void;
  /** Whether it is shown for this expression. One that the page has marked for another one meanwhile is taken back. */
  isShown(element: Element, expression: string): boolean;
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

/** Frameworks use an element for something else by giving it another address. */
const isAnother = ({ target, attributeName }: MutationRecord): boolean => {
  if (!attributeName || !(target instanceof Element)) return false;
  const [next, now] = [attributeName, attributeName.slice(5)].map((name) =>
    target.getAttribute(name),
  );
  return typeof next === 'string' && typeof now === 'string' && next !== now;
};

export const showEmbeds = ({ trust, sheets, allows, forgetOnce, arrive }: EmbedParts): Embeds => {
  const showElement = (element: Element, expression: string): (() => void) => {
    element.removeAttribute('data-consent');
    const restore = (): (() => void) => restoreAddresses(trust, [element]);
    const hold = restore();
    // A framework, or the parser, goes on with what is shown.
    const observer = new MutationObserver((records) => {
      if (records.some(isAnother)) forgetOnce(element);
      if (allows(element, expression)) restore();
      else takeBack(element);
    });
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributeFilter: [...addressAttributes],
    });
    return () => {
      observer.disconnect();
      // Out of the document meanwhile: taking the address of a frame away would be a step in its history, or nothing. But not what a
      // picture consists of: WebKit would choose another address at once.
      const isPart = element.matches('picture *');
      const { parentNode, nextSibling } = element;
      if (!isPart) element.remove();
      element.setAttribute('data-consent', expression);
      hold();
      if (!isPart) parentNode?.insertBefore(element, nextSibling);
    };
  };
  const takeBack = (element: Element): void => {
    const known = shown.get(element);
    shown.delete(element);
    known?.takeBack();
  };
  const embeds: Embeds = {
    show(element, expression) {
      const isTemplate = element instanceof HTMLTemplateElement;
      const within = isTemplate ? element.content : element;
      const arriving = [...within.querySelectorAll('script,[data-consent]')];
      const sheetsIn = blockingSheets(within);
      shown.set(element, {
        expression,
        takeBack: isTemplate
          ? expandTemplate(trust, element, expression)
          : showElement(element, expression),
      });
      for (const sheet of sheetsIn()) sheets.add(sheet);
      if (!isTemplate) return;
      arrive(arriving, element);
      if (!isLoading()) return;
      // Where a program has put something behind it, nothing tells that the parser is not done with it.
      const observer = new MutationObserver(() => {
        observer.disconnect();
        if (!shown.has(element) || !element.content.hasChildNodes()) return;
        takeBack(element);
        embeds.show(element, expression);
      });
      observer.observe(element.content, { childList: true });
      // WebKit tells of what came last after the page's own event.
      addEventListener('load', () => setTimeout(() => observer.disconnect()));
    },
    isShown(element, expression) {
      const known = shown.get(element);
      if (!known) return false;
      // Of what is shown a template alone keeps its mark.
      if (element.localName === 'template' && known.expression === expression) return true;
      takeBack(element);
      element.setAttribute('data-consent', expression);
      return false;
    },
    recall() {
      // An image before the sources of its picture: without these WebKit asks for its own address at once.
      for (const [element, { expression }] of [...shown].reverse()) {
        if (!allows(element, expression)) takeBack(element);
      }
    },
    forget() {
      // It may come again, when it is not allowed any more.
      for (const element of shown.keys()) if (!element.isConnected) takeBack(element);
    },
  };
  return embeds;
};
