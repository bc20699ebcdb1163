import { replaceMethod } from './replace-method.js';

/** Calls the handlers of events that were over when a released script asked for them. */
export interface LateEvents {
  /** `all` when no script is left that the page's load would have waited for. */
  call(all: boolean): void;
  stop(): void;
}

const isOver = (target: unknown, type: string): boolean => {
  const complete = document.readyState === 'complete';
  if (type === 'DOMContentLoaded') {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return complete || !!page?.domContentLoadedEventStart;
  }
  return (
    complete &&
    ((type === 'load' && target === window) || (type === 'readystatechange' && target === document))
  );
};

/** Handlers wait under a name of our own, so that everybody else's are not called again. */
const late = (type: string): string => `accord:${type}`;

export const startLateEvents = (isAsking: () => boolean): LateEvents => {
  const undo: (() => void)[] = [];
  let { onload } = window;
  let { onreadystatechange } = document;
  const targets: EventTarget[] = [window, document];
  const add = window.addEventListener;
  for (const target of targets) {
    const { addEventListener } = target;
    undo.push(
      replaceMethod(
        target,
        'addEventListener',
        function (
          this: EventTarget | undefined,
          type: string,
          listener: EventListener,
          options?: AddEventListenerOptions | boolean,
        ) {
          const self = this ?? target;
          const once = isOver(self, type) && isAsking();
          addEventListener.call(
            self,
            once ? late(type) : type,
            listener,
            once
              ? { ...(typeof options === 'object' ? options : { capture: !!options }), once }
              : options,
          );
        },
      ),
    );
  }

  const dispatch = (target: EventTarget, type: string): void => {
    const event = new Event(late(type), { bubbles: type === 'DOMContentLoaded' });
    Object.defineProperty(event, 'type', { value: type });
    target.dispatchEvent(event);
  };

  return {
    call(all) {
      dispatch(document, 'DOMContentLoaded');
      if (!all || document.readyState !== 'complete') return;
      // Assigned while released scripts ran, so perhaps by one of them.
      if (document.onreadystatechange !== onreadystatechange)
        add.call(
          document,
          late('readystatechange'),
          (event) => document.onreadystatechange?.(event),
          { once: true },
        );
      if (window.onload !== onload)
        add.call(window, late('load'), (event) => window.onload?.(event), { once: true });
      ({ onload } = window);
      ({ onreadystatechange } = document);
      dispatch(document, 'readystatechange');
      dispatch(window, 'load');
    },
    stop: () => undo.forEach((back) => back()),
  };
};
