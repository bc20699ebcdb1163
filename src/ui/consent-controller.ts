import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConsentSource } from './consent-source.js';
import { ConnectEvent } from './events.js';

/** An element that shows something of the page's consent object. */
interface ConsentHost extends ReactiveControllerHost, HTMLElement {
  consent: ConsentSource | undefined;
}

/**
 * Connects an element to the consent object: to the one it was given as `consent`, else to the page's, which it asks for
 * by event, again each time one comes or goes, which `accord-ready` on the document says.
 */
export class ConsentController implements ReactiveController {
  readonly #host: ConsentHost;
  #observed: ConsentSource | undefined;
  /** That of the page, as opposed to one that the page has set on the element. */
  #pages: ConsentSource | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ConsentHost) {
    this.#host = host;
  }

  hostConnected(): void {
    document.addEventListener('accord-ready', this.#ask);
    this.#ask();
    this.#observe();
  }

  hostDisconnected(): void {
    document.removeEventListener('accord-ready', this.#ask);
    this.#stop?.();
    this.#observed = this.#stop = undefined;
  }

  hostUpdate(): void {
    this.#observe();
  }

  readonly #ask = (): void => {
    const host = this.#host;
    if (host.consent && host.consent !== this.#pages) return;
    this.#pages = undefined;
    host.dispatchEvent(new ConnectEvent((consent) => (this.#pages = consent)));
    host.consent = this.#pages;
  };

  #observe(): void {
    const { consent } = this.#host;
    if (consent === this.#observed || !this.#host.isConnected) return;
    this.#stop?.();
    this.#observed = consent;
    // The first call comes at once, while the element is about to render what it says anyway.
    let first = true;
    this.#stop = consent?.observe(() => first || this.#host.requestUpdate());
    first = false;
  }
}
