import { isOptional, usesOf } from '../policy/use.js';
import { widgetStyles } from '../../styles/widget.js';
import type { ConsentSource } from './consent-source.js';
import { ConnectEvent, ViewEvent } from './events.js';

/** The widget's words, in the page's language. */
export interface WidgetWords {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  /** What it opens: 'Your Privacy Choices'. */
  readonly label: string;
  /** The present state in words; `some` says `{on}` and `{all}`. */
  readonly all: string;
  readonly none: string;
  readonly some: string;
  readonly open: string;
  /** Said while Global Privacy Control stands for refusals. */
  readonly gpc: string;
}

/**
 * The persistent button: says what was chosen and opens the preferences in one activation. Plain, without Lit, because
 * returning visitors load it on every page.
 *
 * @element accord-widget
 * @attr placement - the corner of the window: `start` (default) or `end`
 */
export interface AccordWidget extends HTMLElement {
  consent: ConsentSource | undefined;
  words: WidgetWords | undefined;
}

/** Registers `<accord-widget>`, once. `loadWords` gives the words of a language; the page may set others as `words`. */
export const defineWidget = (loadWords: (language: string) => Promise<WidgetWords>): void => {
  if (customElements.get('accord-widget')) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(widgetStyles);

  class Widget extends HTMLElement implements AccordWidget {
    #consent: ConsentSource | undefined;
    #words: WidgetWords | undefined;
    #wanted: string | undefined;
    #stop: (() => void) | undefined;
    readonly #button = document.createElement('button');
    readonly #state = document.createElement('span');
    readonly #label = document.createTextNode('');

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      root.adoptedStyleSheets = [sheet];
      this.#button.append(this.#label, this.#state);
      this.#button.onclick = () => this.dispatchEvent(new ViewEvent('preferences'));
      root.append(this.#button);
    }

    connectedCallback(): void {
      document.addEventListener('accord-ready', this.#ask);
      this.#ask();
      this.#observe();
    }

    disconnectedCallback(): void {
      document.removeEventListener('accord-ready', this.#ask);
      this.#stop?.();
    }

    get consent(): ConsentSource | undefined {
      return this.#consent;
    }
    set consent(consent: ConsentSource | undefined) {
      this.#consent = consent;
      if (this.isConnected) this.#observe();
    }

    get words(): WidgetWords | undefined {
      return this.#words;
    }
    set words(words: WidgetWords | undefined) {
      this.#words = words;
      this.#render();
    }

    readonly #ask = (): void => {
      if (!this.#consent)
        this.dispatchEvent(new ConnectEvent((consent) => (this.consent = consent)));
    };

    #observe(): void {
      this.#stop?.();
      this.#stop = this.#consent?.observe(() => {
        this.#learn();
        this.#render();
      });
    }

    /** Words for the language now asked for. Without them the widget stays hidden: a button must say what it does. */
    #learn(): void {
      const language = this.#consent?.language;
      if (!language || language === this.#wanted) return;
      this.#wanted = language;
      loadWords(language).then(
        (words) => {
          if (language === this.#wanted) this.words = words;
        },
        (error: unknown) => console.error('Accord: the words of the widget are missing', error),
      );
    }

    #render(): void {
      const consent = this.#consent;
      const words = this.#words;
      this.hidden = !consent || !words || consent.view !== 'none';
      if (!consent || !words) return;
      const optional = usesOf(consent.policy).filter(isOptional);
      const on = optional.filter((use) => consent.decision[use.id]?.granted).length;
      const all = optional.length;
      const state = consent.gpc
        ? words.gpc
        : consent.undecided.length
          ? words.open
          : on === 0
            ? words.none
            : on === all
              ? words.all
              : words.some.replace('{on}', `${on}`).replace('{all}', `${all}`);
      this.#button.lang = words.language;
      this.#button.dir = words.dir;
      this.#label.data = `${words.label} `;
      this.#state.textContent = state;
    }
  }
  customElements.define('accord-widget', Widget);
};
