import { startDocumentWrite, type DocumentWrite } from './document-write.js';
import {
  prepareScript,
  type holdScript,
  type isHeldScript,
  type unmarkScript,
} from './held-script.js';
import { createLateEvents } from './late-events.js';
import { nextTask } from './next-task.js';
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
  let unordered: Item[] = [];
  /** In the order in which they run. What the browser has begun to fetch stays until it has run. */
  let line: Item[] = [];
  const inFlight = new Set<Item>();
  /** Those of which the browser may not tell when they have run. */
  const modules = new Set<Item>();
  const ran = new WeakMap<object, Item>();
  const copies = new Map<Element, HTMLScriptElement>();
  /** Stands for released scripts while their late handlers run. */
  let lateWriter: HTMLScriptElement | undefined;
  let lastWriter: HTMLScriptElement | undefined;
  /** How many scripts we are asking the browser about. The others have to wait for the answer, to keep the order. */
  let asking = 0;
  let isScheduled = false;
  let isStopped = false;

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    nextTask(() => {
      isScheduled = false;
      run();
    });
  };

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
    return [...inFlight, ...modules].some((item) => item.isModule);
  }, signal);
  let written: DocumentWrite | undefined;

  const isWanted = ({ script, expression }: Item): boolean =>
    script.isConnected && mayRun(script, expression);

  /** It stays held, and may come again. */
  const drop = (item: Item): void => {
    leave(item);
    queued.delete(item.script);
  };

  const leave = (item: Item): void => {
    unordered = unordered.filter((other) => other !== item);
    line = line.filter((other) => other !== item);
    inFlight.delete(item);
    modules.delete(item);
  };

  const begin = (item: Item, inOrder: boolean): void => {
    item.isStarted = true;
    released(item.expression);
    if (item.original) {
      item.script = copyScript(item.original, false, trustedValue);
      copies.set(item.original, item.script);
      for (const type of ['load', 'error'])
        item.script.addEventListener(type, () => item.original?.dispatchEvent(new Event(type)));
      unmarkScript(item.original);
      item.original.before(item.script);
    }
    const { script } = item;
    if (item.isFetched || item.isModule) follow(item);
    unmarkScript(script);
    ran.set(script, item);
    events.begin();
    lastWriter = script;
    written ??= startDocumentWrite(writer, place);
    if (inOrder) script.async = false;
    const { text } = script;
    item.tells =
      isHeldUp(item) &&
      !item.original &&
      line.length > 1 &&
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
    if (item.isFetched) inFlight.add(item);
    else {
      modules.add(item);
      setTimeout(() => {
        modules.delete(item);
        schedule();
      }, 5000);
    }
    for (const type of ['load', 'error', 'securitypolicyviolation'])
      script.addEventListener(
        type,
        (event) => {
          if (event.target !== script) return;
          if (!inFlight.has(item) && !modules.has(item)) return event.stopImmediatePropagation();
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
          for (const next of line) {
            if (next.kind !== 'inline' || !inFlight.size) break;
            script.addEventListener(type, () => runInline(next), { once: true });
          }
          script.addEventListener(type, run, { once: true });
          schedule();
        },
        { capture: true },
      );
  };

  const runInline = (item: Item): void => {
    if (!line.includes(item)) return;
    leave(item);
    if (!isWanted(item)) return void queued.delete(item.script);
    begin(item, false);
    written?.end(item.script);
  };

  const run = (): void => {
    if (isStopped) return;
    const end = performance.now() + 8;
    let isBusy = false;
    for (const item of [...unordered, ...line]) {
      if (performance.now() > end) return schedule();
      const { kind, script } = item;
      if (item.isStarted) {
        if (isHeldUp(item)) break;
        isBusy ||= kind === 'blocking';
        continue;
      }
      if (isAtParser(script)) {
        isBusy = true;
        continue;
      }
      // The parser's own deferred scripts come first.
      if (kind === 'deferred' && !events.isParsed()) break;
      if (isHeldUp(item) && line[0] !== item) break;
      if (kind === 'inline') {
        if (isBusy) continue;
        const isText = script.text !== '' && !script.matches('[src],[data-src]');
        runInline(item);
        if (isText) return schedule();
        continue;
      }
      if (!isWanted(item)) {
        drop(item);
        continue;
      }
      if (kind === 'now') leave(item);
      isBusy ||= kind === 'blocking';
      begin(item, kind !== 'now');
      if (kind === 'deferred' && !item.isFetched) {
        if (item.tells) break;
        line = line.filter((other) => other !== item);
      }
    }
    if (line.length) return;
    const isEnd = !inFlight.size;
    lateWriter = lastWriter;
    events.call(isEnd);
    lateWriter = undefined;
    if (!isEnd || modules.size) return;
    events.end();
    written?.stop();
    written = undefined;
  };

  const enqueue = (script: HTMLScriptElement, isStandIn: boolean, arrival: Arrival): void => {
    const facts = scriptFacts(script);
    const isFree = arrival.isAlone && !isStandIn && script.async;
    const item: Item = {
      ...facts,
      kind: isFree ? 'now' : facts.kind,
      script,
      expression: script.getAttribute('data-consent') ?? '',
      original: isStandIn ? script : undefined,
    };
    if (item.kind === 'now') unordered.push(item);
    else if (item.kind === 'deferred') line.push(item);
    else {
      const at = line.findIndex((other) => other.kind === 'deferred' && !other.isStarted);
      line.splice(at < 0 ? line.length : at, 0, item);
    }
    schedule();
  };

  /** Stops a script that the browser is fetching: it runs none that has changed documents. */
  const putBack = (item: Item): void => {
    const { script } = item;
    const copy = copyScript(script, true, trustedValue);
    holdScript(copy, item.expression);
    script.replaceWith(copy);
    inFlight.delete(item);
    document.implementation.createHTMLDocument('').adoptNode(script);
    item.script = copy;
    item.isStarted = false;
    if (item.original) copies.set(item.original, copy);
  };

  const place = (content: DocumentFragment, range: Range, script: HTMLScriptElement): void => {
    const by = ran.get(script);
    if (!by) return;
    const written: Item[] = [];
    for (const child of content.querySelectorAll('script')) {
      if (isHeldScript(child)) continue;
      holdScript(child, by.expression);
      queued.add(child);
      const item = { ...scriptFacts(child), script: child, expression: by.expression, writer: by };
      if (item.kind === 'inline' || item.kind === 'blocking') written.push(item);
      else (item.kind === 'now' ? unordered : line).push(item);
    }
    range.insertNode(content);
    const before = line.findLastIndex((other) => other.writer === by);
    let mustWait = before >= 0;
    line.splice((mustWait ? before : line.indexOf(by)) + 1, 0, ...written);
    for (const item of written) {
      if (item.kind === 'inline') {
        if (!mustWait) runInline(item);
        continue;
      }
      // Those that the browser would run first have to come after it.
      if (!mustWait) for (const other of line) if (other.isStarted && other !== by) putBack(other);
      mustWait = true;
      if (isWanted(item)) begin(item, true);
    }
    schedule();
  };

  // Of a module that cannot be compiled, some browsers tell only the window.
  window.addEventListener(
    'error',
    ({ filename }) => {
      if (!filename) return;
      for (const item of [...inFlight, ...modules])
        if (item.isModule && (item.script.src || document.URL).startsWith(filename)) {
          leave(item);
          schedule();
        }
    },
    { signal },
  );
  document.addEventListener('readystatechange', schedule, { signal });
  window.addEventListener('DOMContentLoaded', run, { signal });
  window.addEventListener('load', schedule, { signal });
  return {
    add(script, arrival) {
      if (queued.has(script)) return;
      queued.add(script);
      if (!arrival.isLate && !asking) return enqueue(script, false, arrival);
      asking++;
      wasStarted(script, trustedValue, (started) => {
        asking--;
        enqueue(script, started, arrival);
      });
    },
    recall() {
      for (const item of [...inFlight, ...unordered, ...line]) {
        if (mayRun(item.script, item.expression)) continue;
        if (inFlight.has(item)) putBack(item);
        drop(item);
      }
    },
    isIdle: () => !line.length,
    forget() {
      for (const [original, copy] of copies) {
        if (original.isConnected) continue;
        copies.delete(original);
        copy.remove();
      }
    },
    stop() {
      isStopped = true;
      stop.abort();
      events.end();
      written?.stop();
    },
  };
};
