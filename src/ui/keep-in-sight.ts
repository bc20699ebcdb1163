import { canScrollPage } from './can-scroll-page.js';
import { setPageRoom } from './page-room.js';

/** What has the focus in the page stays in sight, until `stop`. */
export interface InSight {
  /** Where in the page the focus was last. */
  readonly reached: Element | undefined;
  /** What it has added to the end of the page, in pixels. */
  readonly room: number;
  /** Looks again whether the panel has to be aside: the window may have got another shape. */
  again(): void;
  stop(): void;
}

/** Whether something that has the focus in the page lies below what is in the shadow of `host`. */
export const isHiddenBy = (host: Element, focused: Element): boolean => {
  const { x, y, width, height } = focused.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === host;
};

/**
 * Keeps what has the focus from being hidden by `panel`, which lies over the bottom of the window, in the shadow of `host` (WCAG
 * 2.4.11 Focus Not Obscured).
 */
export const keepInSight = (host: Element, panel: HTMLElement): InSight => {
  let reached: Element | undefined;
  let room = 0;
  const stop = new AbortController();
  const { signal } = stop;
  /** A page that does not scroll gets no scroll bar for the mere appearance of the panel: that would move it. */
  const keepClear = (): void => {
    if (signal.aborted || panel.classList.contains('aside')) return;
    const scrolls = document.documentElement.scrollHeight > innerHeight;
    const covers = (scrolls || reached) && canScrollPage() && !panel.classList.contains('flow');
    room = covers ? Math.max(0, Math.ceil(innerHeight - panel.getBoundingClientRect().top)) : 0;
    setPageRoom(room);
  };
  /**
   * It gets one when the visitor moves the focus through the page and something would be hidden. What cannot be scrolled out
   * of the way, such as a bar at the bottom of the window, sends the panel to the top meanwhile.
   */
  const look = (focused: Element): void => {
    panel.classList.remove('aside');
    keepClear();
    if (!isHiddenBy(host, focused)) return;
    // At once, whatever the page prefers: else it would not be there yet.
    focused.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    panel.classList.toggle('aside', isHiddenBy(host, focused));
  };
  const reach = (event: Event): void => {
    const [focused] = event.composedPath();
    if (!(focused instanceof Element) || event.target === host || focused.contains(host)) return;
    reached = focused;
    look(focused);
  };
  const resized = new ResizeObserver(() => requestAnimationFrame(keepClear));
  resized.observe(panel);
  addEventListener('focusin', reach, { signal });
  return {
    get reached() {
      return reached;
    },
    get room() {
      return room;
    },
    again() {
      if (reached && panel.classList.contains('aside')) look(reached);
    },
    stop() {
      stop.abort();
      resized.disconnect();
      setPageRoom(0);
    },
  };
};
