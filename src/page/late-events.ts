import { replaceMethod } from './replace-method.js';

/** Calls the handlers that released scripts have for events which were over too early for them. */
export interface LateEvents {
  /** From now on, until `end`, scripts that ask for such an event are noticed. */
  begin(): void;
  /** The page's own scripts have run; `all` when no other is left that the load of the page would have waited for. */
  call(all: boolean): void;
  /** While the page is being parsed handlers may still come, unless `isStopped`. */
  end(isStopped?: boolean): void;
  /** Whether DOMContentLoaded is over. */
  isParsed(): boolean;
}

/** Handlers wait under a name of our own, so that nobody else's are called again. */
const late = (type: string): string => `accord:${type}`;

const dispatch = (target: EventTarget, type: string): void => {
  const event = new Event(late(type), { bubbles: target === document });
  Object.defineProperty(event, 'type', { value: type });
  target.dispatchEvent(event);
};

/** `isAsking`: whether it is a released script that is running. */
export const createLateEvents = (isAsking: () => boolean, signal: AbortSignal): LateEvents => {
  let isLoaded = document.readyState === 'complete';
  // jsdom has none.
  const [page] = (performance.getEntriesByType?.('navigation') ??
    []) as PerformanceNavigationTiming[];
  let isParsed = isLoaded || !!page?.domContentLoadedEventStart;
  const undo: (() => void)[] = [];
  let { onload } = window;
  let { onreadystatechange } = document;
  /** The page's own handler, which has had its event. */
  let pages: typeof onload;

  const note = (): void => {
    ({ onload } = window);
    ({ onreadystatechange } = document);
  };
  const add = (target: EventTarget, type: string, listener: EventListener): void =>
    target.addEventListener(late(type), listener, { once: true });

  // Scripts that the page does not wait for may still be on their way then, so this event always waits for us.
  const isOver = (target: unknown, type: string): boolean =>
    type === 'DOMContentLoaded' ||
    (isLoaded && type === (target === window ? 'load' : target === document && 'readystatechange'));

  const watch = (target: EventTarget): void => {
    const { addEventListener, removeEventListener } = target;
    const add = replaceMethod(
      target,
      'addEventListener',
      function (
        this: EventTarget | undefined,
        type: string,
        listener: EventListener,
        options?: AddEventListenerOptions | boolean,
      ) {
        const self = this ?? target;
        const [name, how] =
          isOver(self, type) && isAsking()
            ? [
                late(type),
                { ...(typeof options === 'object' ? options : { capture: !!options }), once: true },
              ]
            : [type, options];
        addEventListener.call(self, name, listener, how);
      },
    );
    const remove = replaceMethod(
      target,
      'removeEventListener',
      function (this: EventTarget | undefined, type: string, ...rest: [EventListener]) {
        for (const name of [type, late(type)])
          removeEventListener.call(this ?? target, name, ...rest);
      },
    );
    undo.push(add, remove);
  };

  window.addEventListener('DOMContentLoaded', () => (isParsed = true), { signal });
  window.addEventListener(
    'load',
    () => {
      isLoaded = true;
      note();
    },
    { signal },
  );
  return {
    isParsed: () => isParsed,
    begin() {
      if (undo.length) return;
      if (isLoaded) {
        // A script that keeps the page's own handler and calls it would call it a second time.
        ({ onload: pages } = window);
        window.onload = null;
        note();
      }
      watch(window);
      watch(document);
    },
    call(all) {
      if (!isParsed) return;
      dispatch(document, 'DOMContentLoaded');
      if (!all || !isLoaded) return;
      // Assigned while released scripts ran, so by one of them.
      if (document.onreadystatechange !== onreadystatechange)
        add(document, 'readystatechange', (event) => void document.onreadystatechange?.(event));
      if (window.onload !== onload) add(window, 'load', (event) => void window.onload?.(event));
      note();
      dispatch(document, 'readystatechange');
      dispatch(window, 'load');
    },
    end(isStopped) {
      if (!isParsed && !isStopped) return;
      for (const back of undo.splice(0)) back();
      window.onload ??= pages ?? null;
      pages = null;
    },
  };
};
