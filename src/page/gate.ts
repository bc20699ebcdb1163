import type { Gate, GateSource } from './gate-source.js';
import { isHeldScript, prepareScript, unmarkScript } from './held-script.js';
import { nearestTo } from './nearest-to.js';
import { onTurning } from './on-turning.js';
import { isBeingParsed, isGecko, isLoading } from './parser.js';
import type { Arrival, QueueParts, ReleaseQueue } from './release-queue.js';
import { report } from './report.js';
import { reportOnce } from './report-once.js';
import type { EmbedParts, Embeds, showEmbeds } from './show-embeds.js';
import { yieldToPage } from './yield-to-page.js';

const held = '[data-consent]';
const declaration = 'accord-declaration';
const watched = `${held},${declaration}`;
/** Where the visitor may be about to allow something. */
const answering = 'accord-consent,accord-placeholder,accord-request,accord-widget';
const expressionOf = (element: Element): string => element.getAttribute('data-consent') ?? '';
/** So many changes of the page at once cost more to look at than the whole page. */
const many = 99;

/** For what each was shown at the visitor's own wish, whatever the state, and whichever gate they asked. */
const once = new WeakMap<Element, string>();
/** Once it was loaded: a gate that was stopped may have shown something, which the next one has to take back. */
let show: typeof showEmbeds | undefined;
const trust: EmbedParts['trust'] = {};

/**
 * Holds marked elements until their scope is granted, and releases them so that they behave as if they had stood in the
 * page without a mark. Scripts that the parser is just reading are left to it. All others are the business of
 * `release-queue.ts`, what is not a script that of `show-embeds.ts`: each is loaded when the first one is to be released.
 */
export const startGate = (source: GateSource): Gate => {
  const placeholders = new Map<Element, () => void>();
  const arrivals = new WeakMap<Element, Arrival>();
  const unfinished = new Set<Element>();
  /** What was left to the parser and is fetched, until it has run, and its held twin. */
  const left = new Map<Element, Element>();
  /** What the source says, until it says that something has changed. */
  const answers = new Map<string, boolean>();
  const loading = new Set<() => Promise<void>>();
  /** What could not be loaded since something was last needed: else two of them would take turns without end. */
  const failed = new Set<() => Promise<void>>();
  let queue: ReleaseQueue | undefined;
  let modulesWait = false;
  /** What is still to be looked at, in the order of the document. */
  let todo: Element[] = [];
  let isLooking = false;
  /** Released style sheets, until they are loaded. */
  const sheets = new Set<Element>();
  const stop = new AbortController();
  const { signal } = stop;
  const { matches, querySelectorAll } = Element.prototype;

  const allows = (element: Element, expression: string): boolean => {
    if (!answers.has(expression)) answers.set(expression, source.allows(expression));
    return !!answers.get(expression) || once.get(element) === expression;
  };
  const parts: QueueParts & EmbedParts = {
    trust,
    sheets,
    allows,
    mayRun: (script, expression) =>
      // Else whoever can write markup into the page could pass by its Content Security Policy.
      (!source.nonce || script.nonce === source.nonce) && allows(script, expression),
    released: (expression) => source.released?.(expression),
    forgetOnce: (element) => void once.delete(element),
    arrive(elements, template) {
      const { isLate = false } = arrivals.get(template) ?? {};
      for (const element of elements) {
        arrivals.set(element, { isLate });
        // One that is marked for a scope of its own waits for that.
        const expression = expressionOf(element);
        if (once.get(template) === expression) once.set(element, expression);
        consider(element);
      }
    },
    /** What the queue itself does to a script is nothing to look at. */
    overlook(script) {
      look(observer.takeRecords().filter(({ target }) => target !== script));
    },
    isLooking: () => isLooking,
    isHeldScript,
    prepareScript,
    unmarkScript,
  };

  let embeds: Embeds | undefined = show?.(parts);

  /** What could not be loaded is asked for again at the next need, not for those that need it already. */
  const want = (load: () => Promise<void>): void => {
    if (loading.has(load) || failed.has(load)) return;
    loading.add(load);
    // Not before the import maps that are released now: Gecko takes none any more once a module is on its way.
    void Promise.resolve()
      .then(load)
      .catch((error: unknown) => {
        failed.add(load);
        reportOnce(error);
      })
      .then(() => {
        loading.delete(load);
        return considerAll();
      });
  };
  const loadQueue = async (): Promise<void> => {
    const { createReleaseQueue } = await import('./release-queue.js');
    if (!signal.aborted) queue = createReleaseQueue(parts);
  };
  const loadEmbeds = async (): Promise<void> => {
    ({ showEmbeds: show } = await import('./show-embeds.js'));
    if (!signal.aborted) embeds = show(parts);
  };

  const releaseScript = (script: HTMLScriptElement, expression: string): void => {
    const arrival = arrivals.get(script) ?? {};
    const isEarly = isLoading() && !arrival.isLate;
    const type = script.getAttribute('data-type') ?? '';
    const isModule = /module/i.test(type);
    const isAsync = script.hasAttribute('async') && (isModule || script.hasAttribute('src'));
    const isMap = /^\s*importmap\s*$/i.test(type);
    if (isEarly && isGecko()) {
      modulesWait ||= isModule && !isAsync;
      if (
        (modulesWait && !isAsync && (isModule || script.defer)) ||
        (isBeingParsed(script) && /module|importmap|speculationrules/i.test(type))
      )
        return void unfinished.add(script);
    }
    const isLeftToParser =
      isEarly &&
      !sheets.size &&
      (queue ? queue.isIdle() : !loading.has(loadQueue)) &&
      !loading.has(loadEmbeds) &&
      isBeingParsed(script) &&
      (isAsync || !script.async);
    if (script.hasAttribute('data-src') || !(isLeftToParser || (isMap && !arrival.isLate))) {
      if (!queue) want(loadQueue);
      // The script may look for what stands before it.
      else if (!loading.has(loadEmbeds)) queue.add(script, arrival);
      return;
    }
    // Of others nobody tells whether they have run.
    if (script.src) left.set(script, script.cloneNode(true) as Element);
    unmarkScript(script);
    parts.released(expression);
    // Of the parser's own this changes nothing; others have come by a program.
    prepareScript(script);
  };

  const removePlaceholder = (element: Element): void => {
    placeholders.get(element)?.();
    placeholders.delete(element);
  };

  const consider = (element: Element): void => {
    try {
      lookAt(element);
    } catch (error) {
      // One that the page has made strange must not stop the others.
      report(error);
    }
  };

  const lookAt = (element: Element): void => {
    if (element.localName === declaration) source.declaration?.();
    if (signal.aborted || !element.matches(held)) return;
    const expression = expressionOf(element);
    if (!element.isConnected || embeds?.isShown(element, expression)) return;
    if (isHeldScript(element)) {
      if (parts.mayRun(element, expression)) releaseScript(element, expression);
    } else if (element.localName === 'script') {
      // One that was never held.
    } else if (isBeingParsed(element)) unfinished.add(element);
    else if (allows(element, expression)) {
      if (!embeds) want(loadEmbeds);
      else {
        removePlaceholder(element);
        parts.released(expression);
        embeds.show(element, expression);
      }
    } else if (
      source.placeholder &&
      // JSX and Vue make `false` of a false value.
      (element.getAttribute('data-placeholder') ?? 'false') !== 'false' &&
      !placeholders.has(element)
    )
      placeholders.set(element, source.placeholder(element));
  };

  const considerAll = async (): Promise<void> => {
    todo = [...document.querySelectorAll(watched)];
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
    queue?.resume();
  };

  const arrive = (element: Element, isAlone: boolean): void => {
    failed.clear();
    if (!arrivals.has(element)) arrivals.set(element, { isLate: !isBeingParsed(element), isAlone });
    if (isLooking) todo.push(element);
    else consider(element);
  };

  const forget = (): void => {
    for (const element of placeholders.keys()) if (!element.isConnected) removePlaceholder(element);
    embeds?.forget();
    queue?.forget();
    source.removed?.();
  };

  const finish = (): void => {
    for (const element of [...unfinished]) {
      unfinished.delete(element);
      consider(element);
    }
  };

  const look = (records: readonly MutationRecord[]): void => {
    finish();
    const isMuch = isLoading() && records.length > many;
    let isGone = isMuch;
    if (isMuch) for (const element of document.querySelectorAll(watched)) arrive(element, false);
    else
      for (const { type, target, addedNodes, removedNodes } of records) {
        if (type === 'attributes') {
          // A framework may use the element for something else.
          removePlaceholder(target as Element);
          consider(target as Element);
        }
        isGone ||= !!removedNodes.length;
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          // A form gives its fields' names precedence over its own methods.
          if (matches.call(node, watched)) {
            // One that was moved takes it along.
            removePlaceholder(node);
            arrive(node, !isLoading());
          }
          if (node.firstElementChild)
            for (const element of querySelectorAll.call(node, watched)) arrive(element, false);
        }
      }
    if (isGone) forget();
  };
  const observer = new MutationObserver(look);

  const update = (): void => {
    answers.clear();
    failed.clear();
    for (const [script, twin] of left)
      if (!allows(script, expressionOf(twin))) {
        left.delete(script);
        script.replaceWith(twin);
        // Browsers run none that has changed documents.
        document.implementation.createHTMLDocument('').adoptNode(script);
      }
    look(observer.takeRecords());
    embeds?.recall();
    queue?.recall();
    void considerAll();
  };

  const hear = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    left.delete(target);
    if (sheets.delete(target)) queue?.resume();
    // A held frame loads nothing, which is not what the page is waiting to hear.
    if (target.matches('[data-src]:not([src])') && target.closest(held))
      event.stopImmediatePropagation();
  };
  for (const type of ['load', 'error'])
    document.addEventListener(type, hear, { capture: true, signal });
  document.addEventListener('readystatechange', finish, { signal });
  onTurning((event) => {
    if (!nearestTo(event, answering)) return;
    failed.clear();
    if (!queue && document.querySelector(`script${held}`)) want(loadQueue);
    if (!embeds && document.querySelector(`${held}:not(script)`)) want(loadEmbeds);
  }, signal);
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['data-consent', 'data-placeholder', 'title'],
  });
  update();
  return {
    update,
    releaseOnce(element) {
      once.set(element, expressionOf(element));
      failed.clear();
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
