import { createTurns } from './create-turns.js';
import { startDocumentWrite, type DocumentWrite } from './document-write.js';
import {
  prepareScript,
  type holdScript,
  type isHeldScript,
  type unmarkScript,
} from './held-script.js';
import { createLateEvents } from './late-events.js';
import { isAtParser, isGecko } from './parser.js';
import { copyScript, setText, wasStarted } from './script-copy.js';
import type { scriptFacts, ScriptFacts } from './script-facts.js';
import type { trustedValue } from './trusted-value.js';

/** How a script came into the page. */
export interface Arrival {
  /** Not with the page's own markup, so perhaps in a way that browsers run no scripts from. */
  readonly isLate?: boolean;
  /** By itself, as a program inserts it: such scripts wait for nobody. */
  readonly isAlone?: boolean;
}

/** What the gate has already, handed over so that it is loaded once. */
export interface QueueParts {
  mayRun(script: HTMLScriptElement, expression: string): boolean;
  released(expression: string): void;
  readonly holdScript: typeof holdScript;
  readonly isHeldScript: typeof isHeldScript;
  readonly scriptFacts: typeof scriptFacts;
  readonly trustedValue: typeof trustedValue;
  readonly unmarkScript: typeof unmarkScript;
}

/**
 * Runs released scripts, where the parser is past them, in the order in which the HTML standard would have run them:
 * https://html.spec.whatwg.org/#prepare-the-script-element
 */
export interface ReleaseQueue {
  add(script: HTMLScriptElement, arrival: Arrival): void;
  /** Nothing is left that others would have to wait for. */
  isIdle(): boolean;
  /** Takes back what has not run yet and may not any more. */
  recall(): void;
  /** Removes what ran in the place of scripts that are gone. */
  forget(): void;
  stop(): void;
}

interface Item extends ScriptFacts {
  script: HTMLScriptElement;
  readonly expression: string;
  /** The element of the page, where the browser will not run that one and a copy does it instead. */
  original?: HTMLScriptElement | undefined;
  readonly writer?: Item | undefined;
  isStarted?: boolean;
  /** It will tell when it begins to run. */
  tells?: boolean;
}

const moduleRuns = 'accord:module';
/** How long a task may begin scripts, in milliseconds. */
const patience = 8;
/** How many inline scripts may run at once, between two that the browser has fetched. */
const most = 50;
const isHeldUp = (item: Item): boolean => isGecko() && item.kind === 'deferred' && !item.isFetched;

export const createReleaseQueue = ({
  mayRun,
  released,
  holdScript,
  isHeldScript,
  scriptFacts,
  trustedValue,
  unmarkScript,
}: QueueParts): ReleaseQueue => {
  const queued = new WeakSet<HTMLScriptElement>();
  /** In the order in which they run, and these before the deferred. What the browser fetches stays until it has run. */
  let classic = new Set<Item>();
  const deferred = new Set<Item>();
  /** What the browser has begun, until it tells that it has run. Of inline modules it may not tell. */
  const underWay = new Set<Item>();
  const ran = new WeakMap<object, Item>();
  const copies = new Map<Element, HTMLScriptElement>();
  /** Stands for released scripts while their late handlers run. */
  let lateWriter: HTMLScriptElement | undefined;
  let lastWriter: HTMLScriptElement | undefined;
  /** How many scripts we are asking the browser about. The others have to wait for the answer, to keep the order. */
  let asking = 0;

  const schedule = createTurns(() => run());

  const writer = (): HTMLScriptElement | undefined => {
    // The browser itself ignores what a script writes that the parser did not wait for.
    const item = ran.get(document.currentScript ?? document);
    return item && (!item.isFetched || item.kind === 'blocking') ? item.script : lateWriter;
  };

  const stop = new AbortController();
  const { signal } = stop;
  const events = createLateEvents(() => {
    const { currentScript } = document;
    if (currentScript) return ran.has(currentScript);
    return [...underWay].some((item) => item.isModule);
  }, signal);
  let written: DocumentWrite | undefined;

  const isIdle = (): boolean => !classic.size && !deferred.size;
  const isFetching = (): boolean => [...underWay].some((item) => item.isFetched);
  const isWanted = ({ script, expression }: Item): boolean =>
    !signal.aborted && script.isConnected && mayRun(script, expression);

  /** It stays held, and may come again. */
  const drop = (item: Item): void => {
    leave(item);
    queued.delete(item.script);
  };

  const leave = (item: Item): void => {
    for (const items of [classic, deferred, underWay]) items.delete(item);
  };

  const begin = (item: Item): void => {
    item.isStarted = true;
    if (item.original) {
      item.script = copyScript(item.original, false, trustedValue);
      copies.set(item.original, item.script);
      for (const type of ['load', 'error'])
        item.script.addEventListener(type, () => item.original?.dispatchEvent(new Event(type)));
      unmarkScript(item.original);
      item.original.before(item.script);
    }
    const { script } = item;
    if (!unmarkScript(script)) {
      leave(item);
      return schedule();
    }
    released(item.expression);
    if (item.isFetched || item.isModule) follow(item);
    ran.set(script, item);
    events.begin();
    lastWriter = script;
    written ??= startDocumentWrite(writer, place);
    if (item.kind === 'blocking' || item.kind === 'deferred') script.async = false;
    const { text } = script;
    item.tells =
      isHeldUp(item) &&
      !item.original &&
      deferred.size > 1 &&
      /\bimport\b/.test(text) &&
      setText(script, `dispatchEvent(new Event("${moduleRuns}"));${text}`, trustedValue);
    prepareScript(script);
    if (item.tells) {
      setText(script, text, trustedValue);
      const tell = (): void => {
        leave(item);
        schedule();
      };
      window.addEventListener(moduleRuns, tell, { once: true });
    }
  };

  const follow = (item: Item): void => {
    const { script } = item;
    underWay.add(item);
    if (!item.isFetched)
      setTimeout(() => {
        underWay.delete(item);
        schedule();
      }, 5000);
    for (const type of ['load', 'error', 'securitypolicyviolation'])
      script.addEventListener(
        type,
        (event) => {
          // What was put back has failed because of us.
          if (item.script !== script) return event.stopImmediatePropagation();
          if (item.tells && type.startsWith('s')) {
            // A policy knows the script by its text, so it has to run without what we put before it.
            item.original = script;
            item.isStarted = item.tells = false;
            return schedule();
          }
          leave(item);
          written?.end(script);
          // Between here and the next script that the browser has fetched is the only moment for these. A listener for
          // each, so that the promises of one settle before the next.
          for (const next of classic) {
            if (next.kind !== 'inline' || !isFetching()) break;
            script.addEventListener(type, () => runInline(next), { once: true });
          }
          script.addEventListener(type, run, { once: true });
          schedule();
        },
        { capture: true },
      );
  };

  const runInline = (item: Item): void => {
    if (!classic.has(item)) return;
    drop(item);
    if (!isWanted(item)) return;
    begin(item);
    written?.end(item.script);
  };

  const run = (): void => {
    if (signal.aborted) return;
    const end = performance.now() + patience;
    let isBusy = false;
    let waiting = 0;
    for (const item of classic) {
      const { kind, script } = item;
      if (item.isStarted || isAtParser(script)) isBusy = true;
      else if (kind === 'inline') {
        if (isBusy) waiting++;
        else {
          runInline(item);
          return schedule();
        }
      } else if (!isWanted(item)) drop(item);
      else if (waiting > most) return;
      else if (performance.now() > end) return schedule();
      else {
        isBusy = true;
        begin(item);
      }
    }
    // The parser's own deferred scripts come first.
    if (events.isParsed())
      for (const item of deferred) {
        const [first] = deferred;
        if (isHeldUp(item) && (item.isStarted || classic.size || item !== first)) break;
        if (item.isStarted) continue;
        if (performance.now() > end) return schedule();
        if (!isWanted(item)) drop(item);
        else {
          begin(item);
          if (item.tells) break;
          if (!item.isFetched) deferred.delete(item);
        }
      }
    if (!isIdle()) return;
    const isEnd = !isFetching();
    lateWriter = lastWriter;
    events.call(isEnd);
    lateWriter = undefined;
    if (!isEnd || underWay.size) return;
    events.end();
    written?.stop();
    written = undefined;
  };

  const take = (item: Item): void => {
    if (item.kind !== 'now') (item.kind === 'deferred' ? deferred : classic).add(item);
    else if (isWanted(item)) begin(item);
    else drop(item);
  };

  const enqueue = (script: HTMLScriptElement, arrival: Arrival, isStarted?: boolean): void => {
    const facts = scriptFacts(script);
    take({
      ...facts,
      kind: arrival.isAlone && !isStarted && script.async ? 'now' : facts.kind,
      script,
      expression: script.getAttribute('data-consent') ?? '',
      original: isStarted ? script : undefined,
    });
    schedule();
  };

  /** Stops a script that the browser is fetching: it runs none that has changed documents. */
  const putBack = (item: Item): void => {
    const { script, original } = item;
    item.script = original ?? copyScript(script, true, trustedValue);
    item.isStarted = false;
    underWay.delete(item);
    queued.add(item.script);
    holdScript(item.script, item.expression);
    if (!original) script.replaceWith(item.script);
    document.implementation.createHTMLDocument('').adoptNode(script);
  };

  const place = (content: DocumentFragment, range: Range, script: HTMLScriptElement): void => {
    const by = ran.get(script);
    if (!by) return;
    const scripts = [...content.querySelectorAll('script')].filter((child) => !isHeldScript(child));
    for (const child of scripts) {
      holdScript(child, by.expression);
      queued.add(child);
    }
    range.insertNode(content);
    const own: Item[] = [];
    for (const script of scripts) {
      const item = { ...scriptFacts(script), script, expression: by.expression, writer: by };
      if (item.kind === 'inline' || item.kind === 'blocking') own.push(item);
      else take(item);
    }
    const items = [...classic];
    const before = items.findLastIndex((other) => other.writer === by);
    items.splice((before < 0 ? items.indexOf(by) : before) + 1, 0, ...own);
    classic = new Set(items);
    if (before < 0)
      for (const item of own) {
        if (item.kind === 'inline') runInline(item);
        else if (!isWanted(item)) drop(item);
        else {
          // Those that the browser would run first have to come after it.
          for (const other of [...classic, ...deferred])
            if (other.isStarted && other !== by) putBack(other);
          break;
        }
      }
    schedule();
  };

  // Of a module that cannot be compiled, some browsers tell only the window.
  window.addEventListener(
    'error',
    ({ filename }) => {
      if (!filename) return;
      for (const item of underWay)
        if (item.isModule && (item.script.src || document.URL).startsWith(filename)) {
          leave(item);
          schedule();
        }
    },
    { signal },
  );
  document.addEventListener('readystatechange', schedule, { signal });
  window.addEventListener('DOMContentLoaded', run, { signal });
  return {
    add(script, arrival) {
      if (queued.has(script)) return;
      queued.add(script);
      if (!arrival.isLate && !asking) return enqueue(script, arrival);
      asking++;
      wasStarted(script, trustedValue, (started) => {
        asking--;
        enqueue(script, arrival, started);
      });
    },
    recall() {
      for (const item of [...underWay, ...classic, ...deferred]) {
        if (mayRun(item.script, item.expression)) continue;
        if (item.isFetched && underWay.has(item)) putBack(item);
        drop(item);
      }
    },
    isIdle,
    forget() {
      for (const [original, copy] of copies) {
        if (original.isConnected) continue;
        copies.delete(original);
        copy.remove();
      }
    },
    stop() {
      stop.abort();
      events.end();
      written?.stop();
    },
  };
};
