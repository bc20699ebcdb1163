import { activateScript } from './activate-script.js';
import { nextTask } from './next-task.js';
import { scriptKind } from './script-kind.js';

interface Item {
  readonly script: HTMLScriptElement;
  readonly inline: boolean;
  readonly deferred: boolean;
  started?: boolean;
  done?: boolean;
}

/** Runs scripts as if the parser had just met them, one after the other. */
export interface ReleaseQueue {
  add(script: HTMLScriptElement): void;
  run(): void;
  stop(): void;
}

/** The parser has read this script's start and has not tried to run it yet: it still will. */
const isAtParser = (script: HTMLScriptElement): boolean => {
  if (document.readyState !== 'loading' || script.async) return false;
  let last: Node = document;
  while (last.lastChild) last = last.lastChild;
  return script.contains(last);
};

export const createReleaseQueue = (
  mayRun: (script: HTMLScriptElement) => boolean,
  released: (script: HTMLScriptElement) => void,
): ReleaseQueue => {
  let items: Item[] = [];
  const queued = new WeakSet<HTMLScriptElement>();
  let parserDefers = false;
  let stopped = false;

  const start = (script: HTMLScriptElement, inOrder: boolean): void => {
    released(script);
    activateScript(script, inOrder);
  };

  const finish = (item: Item): void => {
    item.done = true;
  };

  const startExternal = (item: Item): void => {
    const { script } = item;
    for (const type of ['load', 'error']) {
      script.addEventListener(
        type,
        () => {
          finish(item);
          // Each inline script that follows gets a listener of its own, so that its promises settle before the next.
          for (const next of followers(item)) {
            script.addEventListener(type, () => runInline(next), { once: true });
          }
          nextTask(run);
        },
        { capture: true, once: true },
      );
    }
    start(script, true);
  };

  const followers = (item: Item): Item[] => {
    const next: Item[] = [];
    for (const other of items) {
      if (other === item || other.done) continue;
      if (!other.inline) break;
      next.push(other);
    }
    return next;
  };

  const runInline = (item: Item): void => {
    if (item.started) return;
    item.started = item.done = true;
    if (mayRun(item.script)) start(item.script, false);
    else queued.delete(item.script);
  };

  const run = (): void => {
    if (stopped) return;
    items = items.filter((item) => !item.done);
    let waiting = false;
    for (const item of items) {
      if (item.started) {
        waiting ||= !item.deferred;
        continue;
      }
      if (item.deferred && document.readyState === 'loading') continue;
      if (!mayRun(item.script)) {
        item.done = true;
        queued.delete(item.script);
      } else if (!item.inline) {
        item.started = true;
        waiting ||= !item.deferred;
        startExternal(item);
      } else if (!waiting) {
        runInline(item);
        nextTask(run);
        return;
      }
    }
  };

  document.addEventListener('readystatechange', run);
  return {
    add(script) {
      if (queued.has(script)) return;
      const kind = scriptKind(script);
      const idle = items.every((item) => item.done);
      if (kind === 'now') start(script, false);
      else if (isAtParser(script) && idle && (kind !== 'blocking' || parserDefers)) {
        parserDefers ||= kind === 'deferred';
        start(script, false);
      } else {
        queued.add(script);
        const deferred = kind === 'deferred';
        const item = { script, inline: kind === 'inline', deferred };
        const before = deferred ? -1 : items.findIndex((other) => other.deferred && !other.started);
        if (before < 0) items.push(item);
        else items.splice(before, 0, item);
      }
    },
    run,
    stop() {
      stopped = true;
      document.removeEventListener('readystatechange', run);
    },
  };
};
