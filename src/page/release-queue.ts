import { createTurns } from './create-turns.js';
import { startDocumentWrite, type DocumentWrite } from './document-write.js';
import {
  holdScript,
  type isHeldScript,
  type prepareScript,
  type unmarkScript,
} from './held-script.js';
import { createLateEvents } from './late-events.js';
import { isBeingParsed, isGecko } from './parser.js';
import { copyScript, setText, wasStarted } from './script-copy.js';
import { scriptFacts, type ScriptFacts } from './script-facts.js';
import { setTrusted, type Trust } from './trusted-value.js';

/** How a script came into the page. */
export interface Arrival {
  /** Not with the page's own markup, so perhaps in a way that browsers run no scripts from. */
  readonly isLate?: boolean;
  /** By itself, as a program inserts it: such scripts wait for nobody. */
  readonly isAlone?: boolean;
}

/** What the gate has already, handed over so that it is loaded once. */
export interface QueueParts {
  /** Where a policy of Trusted Types is kept. */
  readonly trust: Trust;
  /** Released style sheets that are not loaded yet. */
  readonly sheets: ReadonlySet<Element>;
  mayRun(script: HTMLScriptElement, expression: string): boolean;
  released(expression: string): void;
  /** The script itself was changed, and perhaps ran, which may have changed anything. */
  overlook(script: HTMLScriptElement): void;
  /** Not all that is released now has been added yet. */
  isLooking(): boolean;
  readonly isHeldScript: typeof isHeldScript;
  readonly prepareScript: typeof prepareScript;
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
  /** Goes on when everything that is released now has been added. */
  resume(): void;
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

/** What had its run, itself or by a copy: also for the next queue, after this one was stopped. */
const done = new WeakSet<HTMLScriptElement>();
const moduleRuns = 'accord:module';
/** How long a task may begin scripts, in milliseconds. */
const patience = 8;
/** How many scripts we look ahead for some to fetch; so many may also run at once, between two that are fetched. */
const most = 50;

export const createReleaseQueue = ({
  trust,
  sheets,
  mayRun,
  released,
  overlook,
  isLooking,
  isHeldScript,
  prepareScript,
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
  /** Stands for released scripts while their late handlers run, and what they have promised. */
  let lateWriter: HTMLScriptElement | undefined;
  let lastWriter: HTMLScriptElement | undefined;
  /** How many scripts we are asking the browser about. The others have to wait for the answer, to keep the order. */
  let asking = 0;
  const inGecko = isGecko();

  const schedule = createTurns(() => run());

  const writer = (): HTMLScriptElement | undefined => {
    const { currentScript } = document;
    if (!currentScript) return lateWriter;
    const item = ran.get(currentScript);
    // The browser itself ignores what a script writes that the parser did not wait for.
    return item && (!item.isFetched || item.kind === 'blocking') ? item.script : undefined;
  };

  const stop = new AbortController();
  const { signal } = stop;
  const events = createLateEvents(() => {
    const { currentScript } = document;
    if (currentScript) return ran.has(currentScript);
    return !!lateWriter || [...underWay].some((item) => item.isModule);
  }, signal);
  let written: DocumentWrite | undefined;

  const isIdle = (): boolean => !asking && !classic.size && !deferred.size;
  const isFetching = (): boolean => {
    for (const item of underWay) if (item.isFetched) return true;
    return false;
  };
  const isHeldUp = (item: Item): boolean => inGecko && item.kind === 'deferred' && !item.isFetched;
  const isWanted = ({ script, expression }: Item): boolean =>
    !signal.aborted && script.isConnected && mayRun(script, expression);

  /** For any of them, or only for those before it. */
  const waitsForSheet = (script?: HTMLScriptElement): boolean =>
    [...sheets].some(
      (sheet) =>
        sheet.isConnected &&
        // Not taken back.
        sheet.hasAttribute('href') &&
        (!script || sheet.compareDocumentPosition(script) & Node.DOCUMENT_POSITION_FOLLOWING),
    );

  const leave = (item: Item): void => {
    for (const items of [classic, deferred, underWay]) items.delete(item);
  };
  /** It stays held, and may come again. */
  const drop = (item: Item): void => {
    leave(item);
    queued.delete(item.script);
  };
  /** It has run, or never will. */
  const finish = (item: Item): void => {
    leave(item);
    schedule();
  };

  /** False when the page's Trusted Types do not allow its address. */
  const unmark = (script: HTMLScriptElement): boolean => {
    const address = script.getAttribute('data-src');
    if (address !== null && !setTrusted(trust, script, 'src', address)) return false;
    script.removeAttribute('data-src');
    unmarkScript(script);
    return true;
  };

  const begin = (item: Item): void => {
    const { original, kind, isFetched, isModule } = item;
    item.isStarted = true;
    if (original) {
      item.script = copyScript(trust, original);
      copies.set(original, item.script);
      for (const type of ['load', 'error'])
        item.script.addEventListener(type, () => original.dispatchEvent(new Event(type)));
      unmark(original);
      original.before(item.script);
    }
    const { script } = item;
    if (!unmark(script)) return finish(item);
    released(item.expression);
    done.add(original ?? script);
    if (isFetched || isModule) follow(item);
    ran.set(script, item);
    events.begin();
    lastWriter = script;
    if (kind === 'inline') lateWriter = script;
    written ??= startDocumentWrite(writer, place);
    if (kind === 'blocking' || kind === 'deferred') script.async = false;
    if (isHeldUp(item) && !original && deferred.size > 1) {
      const { text } = script;
      item.tells = setText(
        trust,
        script,
        `globalThis.dispatchEvent(new globalThis.Event("${moduleRuns}"));${text}`,
      );
      if (item.tells) {
        window.addEventListener(moduleRuns, () => finish(item), { once: true });
        // The browser has taken that text when it met it; the page shall not see it.
        prepareScript(script);
        setText(trust, script, text);
        return;
      }
    }
    prepareScript(script);
    overlook(script);
  };

  const follow = (item: Item): void => {
    const { script } = item;
    underWay.add(item);
    if (!item.isFetched) setTimeout(finish, 5000, item);
    const hear = (event: Event): void => {
      const { type } = event;
      // What was put back has failed because of us.
      if (item.script !== script) return event.stopImmediatePropagation();
      if (event instanceof SecurityPolicyViolationEvent && event.disposition === 'report') return;
      if (item.kind === 'blocking') lateWriter = script;
      if (item.tells && type.startsWith('s')) {
        // A policy knows the script by its text, so it has to run without what we put before it.
        item.original = script;
        item.isStarted = item.tells = false;
        return schedule();
      }
      finish(item);
      written?.end(script);
      // Between here and the next script that the browser has fetched is the only moment for these. A listener for
      // each, so that the promises of one settle before the next.
      for (const next of classic) {
        if (next.kind !== 'inline' || !isFetching() || waitsForSheet(next.script)) break;
        script.addEventListener(type, () => runInline(next), { once: true });
      }
      script.addEventListener(type, run, { once: true });
    };
    for (const type of ['load', 'error', 'securitypolicyviolation'])
      script.addEventListener(type, hear, { capture: true });
  };

  const runInline = (item: Item): void => {
    if (!classic.has(item)) return;
    drop(item);
    if (!isWanted(item)) return;
    begin(item);
    written?.end(item.script);
  };

  const run = (): void => {
    lateWriter = undefined;
    if (signal.aborted) return;
    const end = performance.now() + patience;
    let isBusy = false;
    let ahead = 0;
    for (const item of classic) {
      const { kind, script } = item;
      if (item.isStarted || (!script.async && isBeingParsed(script)) || waitsForSheet(script))
        isBusy = true;
      else if (kind === 'inline') {
        if (!isBusy) {
          runInline(item);
          return schedule();
        }
      } else if (!isWanted(item)) drop(item);
      else if (performance.now() > end) return schedule();
      else {
        isBusy = true;
        begin(item);
      }
      if (ahead++ > most) return;
    }
    // One more may come before the deferred.
    if (isLooking()) return;
    // The parser's own deferred scripts come first.
    if (events.isParsed() && !waitsForSheet())
      for (const item of deferred) {
        const [first] = deferred;
        // Of an inline module nobody knows whether it has run, if one of those before it writes a script that has to come first.
        if (!item.isFetched && classic.size) break;
        if (isHeldUp(item) && (item.isStarted || item !== first)) break;
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
    item.script = original ?? copyScript(trust, script, true);
    item.isStarted = false;
    underWay.delete(item);
    queued.add(item.script);
    holdScript(item.script, item.expression);
    if (original) done.delete(original);
    else script.replaceWith(item.script);
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
    (event) => {
      const { filename } = event;
      const error: unknown = event.error;
      // What ran and threw has a stack in Gecko, which alone holds others back meanwhile.
      const hasRun = inGecko
        ? error instanceof Error && error.stack
        : !(error instanceof SyntaxError);
      if (!filename || hasRun) return;
      for (const item of underWay)
        if (item.isModule && (item.script.src || document.URL).startsWith(filename)) finish(item);
    },
    { signal },
  );
  document.addEventListener('readystatechange', schedule, { signal });
  // Late ones that are told again have that type too, and happy-dom listens to it.
  window.addEventListener('DOMContentLoaded', (event) => event.isTrusted && run(), { signal });
  return {
    add(script, arrival) {
      // It went with what a template showed, and came again with it.
      if (done.has(script)) return void unmark(script);
      if (queued.has(script)) return;
      queued.add(script);
      // The parser leaves async what it could not run, and not what came by `innerHTML`: but Gecko both.
      if (!arrival.isLate && !asking && script.async && !inGecko) return enqueue(script, arrival);
      asking++;
      wasStarted(trust, script, (started) => {
        asking--;
        enqueue(script, arrival, started);
      });
    },
    recall() {
      for (const item of [...underWay, ...classic, ...deferred]) {
        if (mayRun(item.script, item.expression)) continue;
        const isUnderWay = underWay.has(item);
        if (isUnderWay) putBack(item);
        drop(item);
        // Perhaps an inline module has run and did not tell: it stays held, also when it is allowed again.
        if (isUnderWay && !item.isFetched && !item.tells) queued.add(item.script);
      }
    },
    isIdle,
    resume: schedule,
    forget() {
      if (sheets.size) schedule();
      for (const item of underWay) {
        // In another document, as in a template, it never runs and never tells.
        if (item.script.ownerDocument === document) continue;
        if (item.script.parentNode) putBack(item);
        drop(item);
        schedule();
      }
      for (const [original, copy] of copies) {
        if (original.isConnected) continue;
        copies.delete(original);
        copy.remove();
      }
    },
    stop() {
      stop.abort();
      events.end(true);
      written?.stop();
    },
  };
};
