import type { Gate, GateSource } from './gate-source.js';
import { restoreAddresses } from './held-element.js';
import { createReleaseQueue } from './release-queue.js';

/** An element that was released and can be taken back. */
interface Released {
  readonly expression: string;
  takeBack(): void;
}

/** Holds marked elements until their scope is granted. */
export const startGate = (source: GateSource): Gate => {
  const released = new Map<Element, Released>();
  const releasedOnce = new WeakSet<Element>();
  const placeholders = new Map<Element, () => void>();

  const expressionOf = (element: Element): string => element.getAttribute('data-consent') ?? '';
  const mayRelease = (element: Element): boolean =>
    releasedOnce.has(element) || source.allows(expressionOf(element));
  const tell = (element: Element): void => source.released?.(expressionOf(element));
  const queue = createReleaseQueue((script) => script.isConnected && mayRelease(script), tell);

  const removePlaceholder = (element: Element): void => {
    placeholders.get(element)?.();
    placeholders.delete(element);
  };

  const expand = (template: HTMLTemplateElement): (() => void) => {
    const content = document.importNode(template.content, true);
    for (const script of content.querySelectorAll('script')) {
      if (script.matches('[data-consent],[type="text/plain"]')) continue;
      const type = script.getAttribute('type');
      if (type !== null) script.dataset['type'] = type;
      script.type = 'text/plain';
      script.dataset['consent'] = expressionOf(template);
    }
    const nodes = [...content.childNodes];
    template.after(content);
    return () => nodes.forEach((node) => node.remove());
  };

  const release = (element: Element): void => {
    const expression = expressionOf(element);
    removePlaceholder(element);
    tell(element);
    let takeBack: () => void;
    if (element instanceof HTMLTemplateElement) takeBack = expand(element);
    else {
      element.removeAttribute('data-consent');
      const undo = restoreAddresses(element);
      takeBack = () => {
        element.setAttribute('data-consent', expression);
        undo();
      };
    }
    released.set(element, { expression, takeBack });
  };

  const consider = (element: Element): void => {
    if (!element.hasAttribute('data-consent') || released.has(element) || !element.isConnected)
      return;
    if (element instanceof HTMLScriptElement) {
      const held = element.type.trim().toLowerCase() === 'text/plain';
      const trusted = !source.nonce || element.nonce === source.nonce;
      if (held && trusted && mayRelease(element)) queue.add(element);
    } else if (mayRelease(element)) release(element);
    else if (
      element.hasAttribute('data-placeholder') &&
      source.placeholder &&
      !placeholders.has(element)
    )
      placeholders.set(element, source.placeholder(element));
  };

  const scan = (root: Document | Element): void => {
    if (root instanceof Element) consider(root);
    for (const element of root.querySelectorAll('[data-consent]')) consider(element);
  };

  const observer = new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) scan(node);
      if (!removedNodes.length) continue;
      for (const element of placeholders.keys())
        if (!element.isConnected) removePlaceholder(element);
      for (const element of released.keys()) if (!element.isConnected) released.delete(element);
    }
    queue.run();
  });

  const update = (): void => {
    for (const [element, { expression, takeBack }] of released) {
      if (releasedOnce.has(element) || source.allows(expression)) continue;
      released.delete(element);
      takeBack();
    }
    scan(document);
    queue.run();
  };

  observer.observe(document, { childList: true, subtree: true });
  update();
  return {
    update,
    releaseOnce(held) {
      releasedOnce.add(held);
      consider(held);
      queue.run();
    },
    stop() {
      observer.disconnect();
      queue.stop();
      for (const element of placeholders.keys()) removePlaceholder(element);
    },
  };
};
