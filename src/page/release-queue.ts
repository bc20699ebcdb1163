import { startDocumentWrite, type DocumentWrite } from './document-write.js';
import {
  copyScript,
  holdScript,
  isHeldScript,
  prepareScript,
  setText,
  unmarkScript,
  wasStarted,
} from './held-script.js';
import { startLateEvents, type LateEvents } from './late-events.js';
import { nextTask } from './next-task.js';
import { isBeingParsed } from './parser-position.js';
import { scriptFacts, type ScriptFacts } from './script-kind.js';

interface Item extends ScriptFacts {
  script: HTMLScriptElement;
  readonly expression: string;
  /** The element of the page, where the browser will not run that one and a copy does it instead. */
  original?: HTMLScriptElement | undefined;
  readonly writer?: Item | undefined;
  isStarted?: boolean;
  /** The parser runs it, in its own order. */
  byParser?: boolean;
  /** It will tell when it begins to run. */
  tells?: boolean;
}

/** How a script came into the page. */
export interface Arrival {
  /** After the page's own markup, so perhaps in a way that browsers run no scripts from. */
  readonly isLate?: boolean;
  /** By itself, as a program inserts it: such scripts wait for nobody. */
  readonly isAlone?: boolean;
}

/** Runs released scripts in the order in which the HTML standard would have run them. */
export interface ReleaseQueue {
  add(script: HTMLScriptElement, arrival: Arrival): void;
  /** Takes back what has not run yet and may not any more. */
  recall(): void;
  /** Removes what ran in the place of scripts that are gone. */
  forget(): void;
  stop(): void;
}

/**
 * Gecko decides when it meets a script whether it is a module, and runs an inline module that comes later as soon as it
 * can, in no order.
 */
const isGecko = (): boolean => 'mozInnerScreenX' in window;
const moduleRuns = 'accord:module';

/** The parser has not tried to run this script yet, and will. */
const isAtParser = (script: HTMLScriptElement): boolean => !script.async && isBeingParsed(script);

const isHeldUp = (item: Item): boolean => isGecko() && item.kind === 'deferred' && !item.isFetched;

export const createReleaseQueue = (
  mayRun: (script: HTMLScriptElement, expression: string) => boolean,
  released: (expression: string) => void,
): ReleaseQueue => {
  const queued = new WeakSet<HTMLScriptElement>();
  const unordered: Item[] = [];
  /** In the order in which they run. What the browser has begun to fetch stays until it has run. */
  let line: Item[] = [];
  const inFlight = new Set<Item>();
  /** Those of which the browser may not tell when they have run. */
  const modules = new Set<Item>();
  const ran = new WeakMap<object, Item>();
  const copies = new Map<Element, HTMLScriptElement>();
  let habits: (LateEvents & { end: DocumentWrite['end'] }) | undefined;
  /** Stands for released scripts while their late handlers run. */
  let lateWriter: HTMLScriptElement | undefined;
  let lastWriter: HTMLScriptElement | undefined;
  let isScheduled = false;
  let isStopped = false;
  let parserDefers = false;

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

  const startHabits = (): void => {
    if (habits) return;
    const late = startLateEvents(() => {
      const { currentScript } = document;
      return currentScript ? ran.has(currentScript) : modules.size > 0;
    });
    const written = startDocumentWrite(writer, place);
    // Of a module that cannot be compiled, some browsers tell only the window.
    const fail = ({ filename }: ErrorEvent): void => {
      for (const item of [...inFlight, ...modules])
        if (item.isModule && (item.script.src || document.URL).startsWith(filename)) {
          leave(item);
          schedule();
        }
    };
    window.addEventListener('error', fail);
    habits = {
      call: late.call,
      end: written.end,
      stop() {
        window.removeEventListener('error', fail);
        late.stop();
        written.stop();
        habits = undefined;
      },
    };
  };

  const leave = (item: Item): void => {
    line = line.filter((other) => other !== item);
    inFlight.delete(item);
    modules.delete(item);
  };

  const begin = (item: Item, inOrder: boolean, byParser?: boolean): void => {
    item.isStarted = true;
    released(item.expression);
    if (item.original) {
      item.script = copyScript(item.original, false);
      copies.set(item.original, item.script);
      for (const type of ['load', 'error'])
        item.script.addEventListener(type, () => item.original?.dispatchEvent(new Event(type)));
      unmarkScript(item.original);
      item.original.before(item.script);
    }
    const { script } = item;
    if (item.isFetched || item.isModule) follow(item);
    unmarkScript(script);
    if (byParser) return;
    ran.set(script, item);
    lastWriter = script;
    startHabits();
    if (inOrder) script.async = false;
    const { text } = script;
    item.tells =
      isHeldUp(item) &&
      !item.original &&
      line.length > 1 &&
      /\bimport\b/.test(text) &&
      setText(script, `dispatchEvent(new Event("${moduleRuns}"));${text}`);
    prepareScript(script);
    if (item.tells) {
      setText(script, text);
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
          habits?.end(script);
          // Between here and the next script that the browser has fetched is the only moment for these. A listener for
          // each, so that the promises of one settle before the next.
          for (const next of line) {
            if (next.kind !== 'inline' || !inFlight.size) break;
            script.addEventListener(type, () => runInline(next), { once: true });
          }
          schedule();
        },
        { capture: true },
      );
  };

  const runInline = (item: Item): void => {
    if (!line.includes(item)) return;
    leave(item);
    if (!mayRun(item.script, item.expression)) return void queued.delete(item.script);
    begin(item, false);
    habits?.end(item.script);
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
      if (kind === 'deferred' && document.readyState === 'loading') break;
      if (isHeldUp(item) && line[0] !== item) break;
      if (kind === 'inline') {
        if (isBusy) continue;
        const isText = script.text !== '' && !script.matches('[src],[data-src]');
        runInline(item);
        if (isText) return schedule();
        continue;
      }
      if (!mayRun(script, item.expression)) {
        leave(item);
        queued.delete(script);
        continue;
      }
      if (kind === 'now') unordered.splice(unordered.indexOf(item), 1);
      isBusy ||= kind === 'blocking';
      begin(item, kind !== 'now');
      if (kind === 'deferred' && !item.isFetched) {
        if (item.tells) break;
        line = line.filter((other) => other !== item);
      }
    }
    if (line.length) return;
    lateWriter = lastWriter;
    habits?.call(!inFlight.size);
    lateWriter = undefined;
    if (!inFlight.size && !modules.size) habits?.stop();
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
    if (!isStandIn && isAtParser(script) && !script.hasAttribute('data-src')) {
      const blocks = item.kind === 'blocking';
      const isKnown = !isGecko() || !facts.isSpecial;
      const isNext = line.every((other) => other.byParser);
      if (isKnown && (item.kind === 'now' || (isNext && (!blocks || parserDefers)))) {
        if (item.kind === 'deferred') {
          parserDefers = item.byParser = true;
          if (isGecko()) line.push(item);
        }
        return begin(item, false, true);
      }
    }
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
    const copy = copyScript(script, true);
    holdScript(copy, item.expression);
    script.replaceWith(copy);
    inFlight.delete(item);
    document.implementation.createHTMLDocument('').adoptNode(script);
    item.script = copy;
    item.isStarted = false;
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
      if (mayRun(item.script, item.expression)) begin(item, true);
    }
    schedule();
  };

  document.addEventListener('readystatechange', schedule);
  return {
    add(script, arrival) {
      if (queued.has(script)) return;
      queued.add(script);
      if (arrival.isLate) wasStarted(script, (started) => enqueue(script, started, arrival));
      else enqueue(script, false, arrival);
    },
    recall() {
      for (const item of [...inFlight]) {
        if (mayRun(item.script, item.expression)) continue;
        putBack(item);
        leave(item);
      }
    },
    forget() {
      for (const [original, copy] of copies) {
        if (original.isConnected) continue;
        copies.delete(original);
        copy.remove();
      }
    },
    stop() {
      isStopped = true;
      habits?.stop();
      document.removeEventListener('readystatechange', schedule);
    },
  };
};
