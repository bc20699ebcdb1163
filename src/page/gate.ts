import type { Gate, GateSource } from './gate-source.js';
import { isLeaf, restoreAddresses } from './held-element.js';
import { holdScript, isHeldScript, prepareScript, unmarkScript } from './held-script.js';
import { expandTemplate } from './held-template.js';
import { isAtParser, isBeingParsed, isGecko } from './parser.js';
import type { Arrival, ReleaseQueue } from './release-queue.js';
import { scriptFacts } from './script-facts.js';
import { trustedValue } from './trusted-value.js';
import { yieldToPage } from './yield-to-page.js';

/** An element that was released and can be taken back. */
interface Released {
  readonly expression: string;
  takeBack(): void;
}

/** What is shown in this page, by this gate or by one that was stopped: the next one can still take it back. */
interface Shown {
  readonly released: Map<Element, Released>;
  /** At the visitor's own wish, whatever the state. */
  readonly once: WeakSet<Element>;
}
const shown: unique symbol = Symbol.for('accord-consent.shown');

const held = '[data-consent]';
const report = (error: unknown): void => console.error('Accord:', error);
const isLoading = (): boolean => document.readyState === 'loading';

/**
 * Holds marked elements until their scope is granted, and releases them so that they behave as if they had stood in the
 * page without a mark. Scripts that the parser is just reading are left to it. All others are the business of
 * `release-queue.ts`, which is loaded when the first one is to run.
 */
export const startGate = (source: GateSource): Gate => {
  const page: typeof window & { [shown]?: Shown } = window;
  const { released, once } = (page[shown] ??= { released: new Map(), once: new WeakSet() });
  const placeholders = new Map<Element, () => void>();
  const arrivals = new WeakMap<Element, Arrival>();
  const unfinished = new Set<Element>();
  let queue: ReleaseQueue | undefined;
  let loading: Promise<void> | undefined;
  let modulesWait = false;
  /** What is still to be looked at, in the order of the document. */
  let todo: Element[] = [];
  let isLooking = false;
  const { matches, querySelectorAll } = Element.prototype;

  const expressionOf = (element: Element): string => element.getAttribute('data-consent') ?? '';
  const allows = (element: Element, expression: string): boolean =>
    once.has(element) || source.allows(expression);
  const mayRun = (script: HTMLScriptElement, expression: string): boolean =>
    // Else whoever can write markup into the page could pass by its Content Security Policy.
    (!source.nonce || script.nonce === source.nonce) && allows(script, expression);
  const tell = (expression: string): void => source.released?.(expression);

  const prepare = (): void => {
    // Not before the import maps that are released now: Gecko takes none any more once a module is on its way.
    loading ??= Promise.resolve()
      .then(() => import('./release-queue.js'))
      .then(({ createReleaseQueue }) => {
        if (signal.aborted) return;
        queue = createReleaseQueue({
          mayRun,
          released: tell,
          holdScript,
          isHeldScript,
          scriptFacts,
          trustedValue,
          unmarkScript,
        });
        return considerAll();
      })
      .catch((error: unknown) => {
        loading = undefined;
        report(error);
      });
  };

  const releaseScript = (script: HTMLScriptElement, expression: string): void => {
    const { kind, isSpecial, isFetched, isModule } = scriptFacts(script);
    const arrival = arrivals.get(script) ?? {};
    const isEarly = isLoading() && !arrival.isLate;
    const isDeferred = kind === 'deferred';
    if (isEarly && isGecko()) {
      modulesWait ||= isSpecial && isDeferred;
      if (
        (isDeferred && modulesWait) ||
        (isBeingParsed(script) && (isSpecial || script.hasAttribute('data-src')))
      )
        return void unfinished.add(script);
    }
    const toParser = isEarly && (queue ? queue.isIdle() : !loading) && isAtParser(script);
    const isFree = kind === 'now' && !arrival.isLate && (isLoading() || !(isFetched || isModule));
    if (toParser || isFree) {
      if (!unmarkScript(script)) return;
      tell(expression);
      if (!toParser) prepareScript(script);
    } else if (queue) queue.add(script, arrival);
    else prepare();
  };

  const removePlaceholder = (element: Element): void => {
    placeholders.get(element)?.();
    placeholders.delete(element);
  };

  const release = (element: Element, expression: string): void => {
    removePlaceholder(element);
    tell(expression);
    if (element instanceof HTMLTemplateElement) {
      const scripts = element.content.querySelectorAll('script');
      const { isLate = false } = arrivals.get(element) ?? {};
      for (const script of scripts) arrivals.set(script, { isLate });
      released.set(element, { expression, takeBack: expandTemplate(element, expression) });
      for (const script of scripts) consider(script);
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

  const consider = (element: Element, isNew?: boolean): void => {
    try {
      lookAt(element, isNew);
    } catch (error) {
      // One that the page has made strange must not stop the others.
      report(error);
    }
  };

  const lookAt = (element: Element, isNew?: boolean): void => {
    if (signal.aborted || !element.matches(held)) return;
    if (released.has(element) || !element.isConnected) return;
    const expression = expressionOf(element);
    if (isHeldScript(element)) {
      if (mayRun(element, expression)) releaseScript(element, expression);
    } else if (element.localName === 'script') {
      // One that was never held.
    } else if (!isLeaf(element) && isBeingParsed(element)) unfinished.add(element);
    else if (allows(element, expression)) {
      // Chromium may be about to show the frame empty, and would forget an address that it gets before that.
      if (isNew && element.localName === 'iframe') void yieldToPage().then(() => consider(element));
      else release(element, expression);
    } else if (
      source.placeholder &&
      element.hasAttribute('data-placeholder') &&
      !placeholders.has(element)
    )
      placeholders.set(element, source.placeholder(element));
  };

  const considerAll = async (): Promise<void> => {
    todo = [...document.querySelectorAll(held)];
    // Who is at it goes on with the new list: two at a time would mix up the order.
    if (isLooking) return;
    isLooking = true;
    let end = performance.now() + 8;
    for (let next = todo.shift(); next; next = todo.shift()) {
      consider(next);
      if (performance.now() < end) continue;
      await yieldToPage();
      end = performance.now() + 8;
    }
    isLooking = false;
  };

  const arrive = (node: Node): void => {
    if (!(node instanceof Element)) return;
    // A form gives its fields' names precedence over its own methods.
    for (const element of [node, ...querySelectorAll.call(node, held)]) {
      if (!matches.call(element, held)) continue;
      if (!arrivals.has(element))
        arrivals.set(element, {
          isLate: !isBeingParsed(element),
          isAlone: !isLoading() && element === node,
        });
      if (isLooking) todo.push(element);
      else consider(element, true);
    }
  };

  const forget = (): void => {
    for (const element of placeholders.keys()) if (!element.isConnected) removePlaceholder(element);
    for (const [element, { takeBack }] of released) {
      if (element.isConnected) continue;
      released.delete(element);
      if (element instanceof HTMLTemplateElement) takeBack();
    }
    queue?.forget();
  };

  const finish = (): void => {
    for (const element of [...unfinished]) {
      unfinished.delete(element);
      consider(element);
    }
  };

  const look = (records: readonly MutationRecord[]): void => {
    finish();
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') consider(target as Element);
      addedNodes.forEach(arrive);
    }
    if (records.some(({ removedNodes }) => removedNodes.length)) forget();
  };
  const observer = new MutationObserver(look);

  const update = (): void => {
    look(observer.takeRecords());
    for (const [element, { expression, takeBack }] of released) {
      if (allows(element, expression)) continue;
      released.delete(element);
      takeBack();
    }
    queue?.recall();
    void considerAll();
  };

  const stop = new AbortController();
  const { signal } = stop;
  /** A held frame loads nothing, which is not what the page is waiting to hear. */
  const hush = (event: Event): void => {
    const { target } = event;
    if (target instanceof Element && target.closest(held) && !isHeldScript(target))
      event.stopImmediatePropagation();
  };
  for (const type of ['load', 'error'])
    document.addEventListener(type, hush, { capture: true, signal });
  document.addEventListener('readystatechange', finish, { signal });
  /** The visitor turns to the question: what an answer needs should not have to be waited for. */
  const foresee = ({ target }: Event): void => {
    const isOurs = target instanceof Element && target.localName === 'accord-consent';
    if (isOurs && document.querySelector(`script${held}`)) prepare();
  };
  document.addEventListener('pointerover', foresee, { signal });
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
      queue?.stop();
      placeholders.forEach((_, element) => removePlaceholder(element));
    },
  };
};
