import type { AddressBook } from './address-book.js';
import { heldRequests, liveRequests, openingTag, type ElementRequest } from './element-requests.js';
import type { Finding } from './finding.js';
import { askedAhead } from '../advice/asked-ahead.js';
import { isLoadedByOthers } from '../advice/is-loaded-by-others.js';
import { report } from '../page/report.js';
import { requestsInText } from './requests-in-text.js';
import { watchCalls } from './watch-calls.js';

/** An element that is not held and contacts an address. */
export interface LiveElement extends ElementRequest {
  readonly at: number;
  readonly element: string;
}

/** What stands in the page, now and since the audit started. */
export interface Markup {
  readonly live: readonly LiveElement[];
  /** Elements that are marked in a way that does not hold them. */
  readonly mistakes: readonly Finding[];
  /** Every scope expression that something is marked with. */
  readonly expressions: ReadonlySet<string>;
  /** Looks at what the browser has not reported yet. */
  catchUp(): void;
  stop(): void;
}

const own = 'accord-consent, accord-widget, accord-placeholder, accord-declaration, accord-audit';
const watched = ['src', 'srcset', 'href', 'data', 'poster', 'rel', 'type', 'data-consent'];

const holds = (element: Element): boolean =>
  element.matches('template, [data-src], [data-srcset], [data-href], [data-poster], [data-data]') ||
  element.querySelector('[data-src], [data-srcset], [data-href]') !== null;

/** Scripts that wait for somebody, by the marks of vanilla-cookieconsent, Cookiebot, Klaro and OneTrust too. */
const waiting =
  'script[type="text/plain"]:is([src], [data-src], [data-category], [data-cookieconsent], [data-name], [class*="optanon-category"])';

/** What seems to be meant to be held, and has no mark for it. */
const unmarkedIn = (element: Element): Finding | undefined => {
  const waits = element.matches(waiting);
  if (!waits && !element.matches('iframe[data-src]')) return undefined;
  const tag = openingTag(element);
  if (waits) {
    return {
      rule: 'wrong-mark',
      level: 'warning',
      subject: tag,
      element: tag,
      message:
        'It is text/plain and has no data-consent, so nobody starts it, whatever is granted.',
      fix: 'Mark it with data-consent, in the place of what another library has marked it with.',
    };
  }
  // Lazy loaders use `data-src` too: a note, not more.
  return {
    rule: 'wrong-mark',
    level: 'note',
    subject: tag,
    element: tag,
    message: 'It has an address in data-src and no data-consent, so Accord leaves it alone.',
  };
};

/** What is wrong with the marks of an element, if anything. */
const mistakeIn = (element: Element): Finding | undefined => {
  if (!element.hasAttribute('data-consent')) return unmarkedIn(element);
  const tag = openingTag(element);
  if (element.matches('template') && element.firstElementChild) {
    return {
      rule: 'marked-but-live',
      level: 'breach',
      subject: tag,
      element: tag,
      message: 'A framework has put children into it, which the browser does not hold.',
      fix: 'Render its content as HTML (dangerouslySetInnerHTML, v-html), or only once consent.allows() says so.',
    };
  }
  if (element.matches('script')) {
    if (element.getAttribute('type')?.trim().toLowerCase() === 'text/plain') return undefined;
    return {
      rule: 'marked-but-live',
      level: 'breach',
      subject: tag,
      element: tag,
      message: 'It is marked with data-consent, but the browser runs it at once.',
      fix: 'Add type="text/plain". For a module, add data-type="module" as well.',
    };
  }
  if (isLoadedByOthers(element)) {
    return {
      rule: 'marked-but-live',
      level: 'breach',
      subject: tag,
      element: tag,
      message: 'It is held, and something else has loaded it: lazy loaders read data-src too.',
      fix: 'Keep them away from what has data-consent, or put it into a <template>.',
    };
  }
  if (liveRequests(element).length) {
    return {
      rule: 'marked-but-live',
      level: 'breach',
      subject: tag,
      element: tag,
      message: 'It is marked with data-consent, but its address is live, so it loads at once.',
      fix: 'Write the address as data-src (data-href, data-srcset, data-poster, data-data).',
    };
  }
  if (holds(element)) return undefined;
  return {
    rule: 'wrong-mark',
    level: 'warning',
    subject: tag,
    element: tag,
    message: 'It is marked with data-consent, but there is nothing in it that Accord could hold.',
    fix: 'Mark scripts, templates, or elements with data-src and the like.',
  };
};

/** What Firefox asks for at once, though it is held: in a template that its parser has met. */
const leakIn = (element: Element): Finding | undefined => {
  if (!(element instanceof HTMLTemplateElement) || !element.matches('[data-consent]')) return;
  const [ahead] = askedAhead(element);
  if (!ahead) return;
  const [name, { localName }] = ahead;
  const tag = openingTag(element);
  return {
    rule: 'marked-but-live',
    level: 'breach',
    subject: tag,
    element: tag,
    message: `It has a ${localName} with a live address, which Firefox asks for at once.`,
    fix: `Write the ${localName}’s ${name} as data-${name}.`,
  };
};

/** Watches the page's elements, in open shadow trees too, from now on. */
export const watchMarkup = (book: AddressBook, changed: () => void): Markup => {
  const live: LiveElement[] = [];
  const mistakes = new Map<string, Finding>();
  const expressions = new Set<string>();
  const seen = new WeakMap<Element, Set<string>>();
  /** What the page was written with, as far as that can be told. */
  const written = new WeakSet<Element>();
  let isStarting = true;

  const learn = (element: Element, expression: string): void => {
    for (const { url } of heldRequests(element)) book.add(url.href, expression);
    const inside = element instanceof HTMLTemplateElement ? element.content : element;
    for (const part of inside.querySelectorAll('*'))
      for (const { url } of [...liveRequests(part), ...heldRequests(part)])
        book.add(url.href, expression);
    for (const script of element.matches('script') ? [element] : inside.querySelectorAll('script'))
      book.addFrom(script.textContent ?? '', expression);
  };

  const consider = (element: Element): void => {
    try {
      judge(element);
    } catch (error) {
      // The fields of a form hide its methods, with a name such as `matches`. A form contacts nobody before it is sent. What else
      // the page has made strange must not stop the others.
      if (!(element instanceof HTMLFormElement)) report(error);
    }
  };

  const judge = (element: Element): void => {
    if (element.closest(own)) return;
    if (isStarting || document.readyState === 'loading') written.add(element);
    const mistake = mistakeIn(element) ?? (written.has(element) ? leakIn(element) : undefined);
    if (mistake) mistakes.set(mistake.subject, mistake);
    const expression = element.getAttribute('data-consent');
    if (expression !== null) {
      expressions.add(expression);
      learn(element, expression);
      if (!mistake || mistake.rule !== 'marked-but-live') return;
    }
    if (element.matches('noscript')) return considerText(element);
    const known = seen.get(element) ?? new Set();
    seen.set(element, known);
    for (const request of liveRequests(element)) {
      const key = `${request.kind} ${request.url.href}`;
      if (known.has(key)) continue;
      known.add(key);
      live.push({ ...request, at: performance.now(), element: openingTag(element) });
    }
  };

  /** Where scripts run, the content of `noscript` is only text: visitors without scripts load what its elements name. */
  const considerText = (element: Element): void => {
    const text = element.textContent ?? '';
    const known = seen.get(element) ?? new Set();
    seen.set(element, known);
    for (const url of requestsInText(text, element.baseURI)) {
      if (known.has(url.href)) continue;
      known.add(url.href);
      live.push({
        url,
        kind: 'noscript',
        at: performance.now(),
        element: text.trim().slice(0, 120),
      });
    }
  };

  /** `scanned`: what was looked at just now. A parser reports an element, and each one in it too. */
  const scan = (root: Node, scanned: Set<Element> = new Set()): void => {
    if (root instanceof Element) {
      if (scanned.has(root)) return;
      scanned.add(root);
      consider(root);
    }
    if (root instanceof Element || root instanceof Document || root instanceof DocumentFragment) {
      for (const element of root.querySelectorAll('*')) {
        if (scanned.has(element)) continue;
        scanned.add(element);
        consider(element);
      }
    }
  };
  let told = 0;
  const take = (records: readonly MutationRecord[]): void => {
    const scanned = new Set<Element>();
    for (const { addedNodes, target, type } of records) {
      if (type === 'attributes') {
        if (target instanceof Element) consider(target);
      } else if (target instanceof HTMLElement && target.localName === 'noscript') consider(target);
      // A script's text may come after its tag.
      else if (target instanceof HTMLScriptElement) consider(target);
      else for (const node of addedNodes) scan(node, scanned);
    }
    const size = live.length + mistakes.size + expressions.size;
    if (size !== told) changed();
    told = size;
  };

  const observer = new MutationObserver(take);
  const observe = (root: Node): void =>
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: watched,
    });
  const catchUp = (): void => {
    take(observer.takeRecords());
    // A template's content comes without a record of its own.
    for (const held of document.querySelectorAll('[data-consent]')) consider(held);
  };
  const unwatch = watchCalls(Element.prototype, 'attachShadow', (_args, _by, host) => {
    if (!(host instanceof Element) || host.matches(own)) return;
    // There is nothing to observe before the call has returned.
    queueMicrotask(() => {
      if (host.shadowRoot) observe(host.shadowRoot);
    });
  });
  observe(document);
  scan(document);
  isStarting = false;
  return {
    live,
    get mistakes() {
      return [...mistakes.values()];
    },
    expressions,
    catchUp,
    stop() {
      observer.disconnect();
      unwatch();
    },
  };
};
