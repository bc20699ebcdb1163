import type { ConsentSource } from './consent-source.js';
import { ConnectEvent } from './events.js';

/** A server has no elements to build on: there the tags stay plain, and the browser makes the elements of them. */
const PlainElement: typeof HTMLElement = globalThis.HTMLElement ?? Object;

/**
 * An element that shows something of the consent object: of the one it was given as `consent`, else of the page's, which
 * it asks for by event, again each time one comes or goes, which `accord-ready` on the document says.
 *
 * What visitors meet first is built on this and not on Lit, which they then need not wait for; what they turn to
 * afterwards is built on Lit and `ConsentController`, which does the same.
 */
export abstract class ObservingElement extends PlainElement {
  #consent: ConsentSource | undefined;
  /** That of the page, as opposed to one that the page has set on the element. */
  #pages: ConsentSource | undefined;
  #undo: (() => void) | undefined;
  #isStale = false;

  /** Shows what the consent object says now. Called once for all changes of a turn. */
  protected abstract show(): void;

  connectedCallback(): void {
    // What was set on the element before it was defined stands in the way of its accessors.
    for (const [name, value] of Object.entries(this)) {
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    document.addEventListener('accord-ready', this.#ask);
    this.#ask();
    this.consent = this.#consent;
  }

  disconnectedCallback(): void {
    document.removeEventListener('accord-ready', this.#ask);
    this.#undo?.();
  }

  get consent(): ConsentSource | undefined {
    return this.#consent;
  }
  set consent(consent: ConsentSource | undefined) {
    this.#consent = consent;
    this.#undo?.();
    this.#undo = this.isConnected ? consent?.observe(() => this.showSoon()) : undefined;
    this.showSoon();
  }

  protected showSoon(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    queueMicrotask(() => {
      this.#isStale = false;
      if (this.isConnected) this.show();
    });
  }

  readonly #ask = (): void => {
    if (this.#consent && this.#consent !== this.#pages) return;
    this.#pages = undefined;
    this.dispatchEvent(new ConnectEvent((consent) => (this.#pages = consent)));
    this.consent = this.#pages;
  };
}
