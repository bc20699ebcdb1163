import type { Gate, GateSource } from './gate-source.js';
import { isLeaf, restoreAddresses } from './held-element.js';
import { expandTemplate } from './held-template.js';
import { isHeldScript } from './held-script.js';
import { nextTask } from './next-task.js';
import { isBeingParsed } from './parser-position.js';
import { createReleaseQueue, type Arrival } from './release-queue.js';

/** An element that was released and can be taken back. */
interface Released {
  readonly expression: string;
  takeBack(): void;
}

const held = '[data-consent]';

/**
 * Holds marked elements until their scope is granted, and releases them so that they behave as if they had stood in the
 * page without a mark. Which attributes are restored: `held-element.ts`; in which order scripts run: `release-queue.ts`.
 */
export const startGate = (source: GateSource): Gate => {
  const { matches, querySelectorAll } = Element.prototype;
  const released = new Map<Element, Released>();
  const once = new WeakSet<Element>();
  const placeholders = new Map<Element, () => void>();
  const arrivals = new WeakMap<Element, Arrival>();
  const unfinished = new Set<Element>();

  const expressionOf = (element: Element): string => element.getAttribute('data-consent') ?? '';
  const allows = (element: Element, expression: string): boolean =>
    once.has(element) || source.allows(expression);
  const queue = createReleaseQueue(
    (script, expression) =>
      script.isConnected &&
      // Else whoever can write markup into the page could pass by its Content Security Policy.
      (!source.nonce || script.nonce === source.nonce) &&
      allows(script, expression),
    (expression) => source.released?.(expression),
  );

  const removePlaceholder = (element: Element): void => {
    placeholders.get(element)?.();
    placeholders.delete(element);
  };

  const release = (element: Element, expression: string): void => {
    removePlaceholder(element);
    source.released?.(expression);
    if (element instanceof HTMLTemplateElement) {
      const scripts = element.content.querySelectorAll('script');
      for (const script of scripts)
        arrivals.set(script, { ...arrivals.get(element), isAlone: false });
      released.set(element, { expression, takeBack: expandTemplate(element, expression) });
      scripts.forEach(consider);
      return;
    }
    element.removeAttribute('data-consent');
    const restore = restoreAddresses(element);
    const takeBack = (): void => {
      // Out of the document meanwhile: taking the address of a frame away would be a step in its history, or nothing.
      const { parentNode, nextSibling } = element;
      element.remove();
      element.setAttribute('data-consent', expression);
      restore();
      parentNode?.insertBefore(element, nextSibling);
    };
    released.set(element, { expression, takeBack });
  };

  const consider = (element: Element): void => {
    if (!matches.call(element, held) || released.has(element) || !element.isConnected) return;
    const expression = expressionOf(element);
    const isAllowed = allows(element, expression);
    if (isHeldScript(element)) {
      if (isAllowed) queue.add(element, arrivals.get(element) ?? {});
    } else if (element.localName === 'script') {
      // One that was never held.
    } else if (!isLeaf(element) && isBeingParsed(element)) unfinished.add(element);
    else if (isAllowed) release(element, expression);
    else if (
      source.placeholder &&
      element.hasAttribute('data-placeholder') &&
      !placeholders.has(element)
    )
      placeholders.set(element, source.placeholder(element));
  };

  const considerAll = (elements: Iterator<Element>): void => {
    const end = performance.now() + 8;
    for (;;) {
      const { value, done } = elements.next();
      if (done) return;
      consider(value);
      if (performance.now() > end) return nextTask(() => considerAll(elements));
    }
  };

  const arrive = (node: Node): void => {
    if (!(node instanceof Element)) return;
    const isLoading = document.readyState === 'loading';
    for (const element of [node, ...querySelectorAll.call(node, held)]) {
      if (!matches.call(element, held)) continue;
      if (!arrivals.has(element))
        arrivals.set(element, {
          isLate: !isLoading || !isBeingParsed(element),
          isAlone: !isLoading && element === node,
        });
      consider(element);
    }
  };

  const forget = (): void => {
    for (const element of placeholders.keys()) if (!element.isConnected) removePlaceholder(element);
    for (const [element, { takeBack }] of released) {
      if (element.isConnected) continue;
      released.delete(element);
      if (element instanceof HTMLTemplateElement) takeBack();
    }
    queue.forget();
  };

  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') consider(target as Element);
      addedNodes.forEach(arrive);
    }
    if (records.some(({ removedNodes }) => removedNodes.length)) forget();
    finish();
  });

  const finish = (): void => {
    for (const element of unfinished) {
      if (isBeingParsed(element)) continue;
      unfinished.delete(element);
      consider(element);
    }
  };

  const update = (): void => {
    for (const [element, { expression, takeBack }] of released) {
      if (allows(element, expression)) continue;
      released.delete(element);
      takeBack();
      if (element.isConnected) consider(element);
    }
    queue.recall();
    considerAll(document.querySelectorAll(held).values());
  };

  /** A held frame loads nothing, which is not what the page is waiting to hear. */
  const hush = (event: Event): void => {
    const { target } = event;
    if (target instanceof Element && !isHeldScript(target) && target.closest(held))
      event.stopImmediatePropagation();
  };

  const stop = new AbortController();
  const { signal } = stop;
  for (const type of ['load', 'error'])
    document.addEventListener(type, hush, { capture: true, signal });
  document.addEventListener('readystatechange', finish, { signal });
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-consent'],
  });
  update();
  return {
    update,
    releaseOnce(element) {
      once.add(element);
      consider(element);
    },
    stop() {
      stop.abort();
      observer.disconnect();
      queue.stop();
      placeholders.forEach((_, element) => removePlaceholder(element));
    },
  };
};
