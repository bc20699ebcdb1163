import { requestAddress } from './address.js';
import { watchCalls } from './watch-calls.js';

/** A request that left the page, or was about to. */
export interface PageRequest {
  readonly url: URL;
  /** `fetch`, `beacon`, `img`, `script`, `css`, `websocket` and the like. */
  readonly kind: string;
  /** When it started, on the clock of `performance.now()`. */
  readonly at: number;
  /** The scripts that asked for it, the nearest first; empty where the browser does not tell. */
  readonly by: readonly string[];
}

/** More than this would only fill the memory: tiles of a map, parts of a video. From then on the first to each host has to do. */
const most = 5000;

/** Everything by which a script can ask for something, and where its address stands. */
const ways = (): [owner: object | undefined, name: string, kind: string, address: number][] => [
  [globalThis, 'fetch', 'fetch', 0],
  [XMLHttpRequest.prototype, 'open', 'xmlhttprequest', 1],
  [Navigator.prototype, 'sendBeacon', 'beacon', 0],
  [globalThis, 'WebSocket', 'websocket', 0],
  [globalThis, 'EventSource', 'eventsource', 0],
  [HTMLImageElement.prototype, 'src', 'img', 0],
  [HTMLScriptElement.prototype, 'src', 'script', 0],
  [HTMLIFrameElement.prototype, 'src', 'iframe', 0],
  [HTMLLinkElement.prototype, 'href', 'link', 0],
];

const addressOf = (value: unknown): URL | undefined =>
  requestAddress(value instanceof Request ? value.url : value);

/** An address set on these makes a request only when the element is in the page, or, for an image, at once. */
const atOnce = (kind: string): boolean => !/^(script|iframe|link)$/.test(kind);

/**
 * Notes every request of the page, those before the audit too as far as the browser kept them. What a frame of another
 * origin or a worker requests cannot be seen from here. Returns the list and the undo.
 */
export const watchRequests = (
  changed: () => void,
): { readonly requests: readonly PageRequest[]; stop(): void } => {
  const requests: PageRequest[] = [];
  /** Who asked for an address last; the browser's own list comes later and knows nobody. */
  const asked = new Map<string, readonly string[]>();
  const startsOf = new Map<string, number[]>();
  const hosts = new Set<string>();
  const add = (request: PageRequest): void => {
    const { href, host } = request.url;
    if (requests.length >= most && (hosts.has(host) || hosts.size >= most)) return;
    hosts.add(host);
    requests.push(request);
    startsOf.set(href, [...(startsOf.get(href) ?? []), request.at]);
    changed();
  };

  const note = (value: unknown, kind: string, by: readonly string[]): void => {
    const url = addressOf(value);
    if (!url || url.host === location.host) return;
    if (asked.size >= most) asked.clear();
    asked.set(url.href, by);
    if (atOnce(kind)) add({ url, kind, at: performance.now(), by });
  };
  const undos = ways().map(([owner, name, kind, address]) =>
    watchCalls(owner, name, (args, by) => note(args[address], kind, by)),
  );
  undos.push(
    watchCalls(
      Element.prototype,
      'setAttribute',
      ([, value], by, self) => note(value, (self as Element).localName, by),
      ([name], self) =>
        typeof name === 'string' &&
        /^(src|href)$/i.test(name) &&
        self instanceof HTMLElement &&
        self.matches('img, script, iframe, link'),
    ),
  );

  /** The browser's list names again what a script was heard to ask for, a moment later. */
  const isNoted = ({ href }: URL, at: number): boolean =>
    startsOf.get(href)?.some((start) => Math.abs(start - at) < 1000) ?? false;
  const read = (entries: PerformanceEntryList): void => {
    for (const entry of entries) {
      const url = requestAddress(entry.name);
      if (!url || url.host === location.host || isNoted(url, entry.startTime)) continue;
      const kind = entry instanceof PerformanceResourceTiming ? entry.initiatorType : 'other';
      add({ url, kind, at: entry.startTime, by: asked.get(url.href) ?? [] });
    }
  };
  const observer = new PerformanceObserver((list) => read(list.getEntries()));
  observer.observe({ type: 'resource', buffered: true });
  return {
    get requests() {
      // The browser may still have some that it has not handed over.
      read(observer.takeRecords());
      return requests;
    },
    stop() {
      observer.disconnect();
      for (const undo of undos) undo();
    },
  };
};
