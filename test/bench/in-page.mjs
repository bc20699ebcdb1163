/** These functions run in the page, as text. Nothing of their surroundings is there. */

/** `a >>> b` looks for `b` in the shadow root of `a`. */
export function deepQuery(path) {
  let root = document;
  let found = null;
  for (const selector of path.split(' >>> ')) {
    found = root?.querySelector(selector) ?? null;
    root = found?.shadowRoot;
  }
  return found;
}

/** Painted, at least in part: with a size, within the window, not transparent. */
export function isShown(element) {
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { width, height, top, bottom } = element.getBoundingClientRect();
  return width > 0 && height > 0 && top < innerHeight && bottom > 0;
}

/** Notes when the banner was painted first, how far the page shifted, and how long visitors waited for an answer. */
export function watchBanner(banner) {
  const seen = (window.seen = { shift: 0, longest: 0, interactions: [] });
  const observe = (type, each, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe('layout-shift', (entry) => (seen.shift += entry.value));
  observe('longtask', (entry) => (seen.longest = Math.max(seen.longest, entry.duration)));
  observe(
    'event',
    (entry) => {
      if (entry.interactionId) seen.interactions.push([entry.name, entry.duration]);
    },
    { durationThreshold: 16 },
  );
  addEventListener('click', (event) => (seen.clicked = event.timeStamp), true);
  if (!banner) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (seen.banner = performance.now());
  const look = () => {
    if (document.body && isShown(deepQuery(banner))) port2.postMessage(null);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What the page needs to call these: their text, with a call at its end. */
export const inPage = (call) => `(() => { ${deepQuery.toString()} ${isShown.toString()}
  ${watchBanner.toString()} return ${call}; })()`;
