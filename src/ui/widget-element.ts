import { isOptional, usesOf } from '../policy/use.js';
import { stateOfUse } from '../decision/state.js';
import { widgetStyles } from '../../styles/widget.js';
import { defineElement } from './define-element.js';
import type { AccordWidget, WidgetWords } from './element-types.js';
import { ViewEvent } from './events.js';
import { ObservingElement } from './observing-element.js';
import { painted } from './painted.js';
import type { Speaker } from './spoken.js';

/** What brings something under it. */
const moving = ['focusin', 'scroll'];

/**
 * Registers `<accord-widget>`. `loadWords` gives the words of the language that is wanted. Plain, without Lit, because returning
 * visitors load it on every page.
 */
export const defineWidget = (loadWords: (wanted: Speaker) => Promise<WidgetWords>): void => {
  class Widget extends ObservingElement implements AccordWidget {
    #words: WidgetWords | undefined;
    #language = '';
    readonly #button = document.createElement('button');
    readonly #label = document.createElement('b');
    readonly #state = document.createElement('span');
    readonly #status = document.createElement('i');
    /** Where in the page the focus was last. */
    #reached: Element | undefined;
    /** How far it has risen, in pixels. */
    #risen = 0;
    /** Called when the browser has laid out the page and not painted it yet: measuring then costs nothing. */
    readonly #laidOut = new ResizeObserver(() => {
      this.#laidOut.disconnect();
      this.#rise();
    });

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(widgetStyles);
      root.adoptedStyleSheets = [sheet];
      this.#button.append(this.#label, ' ', this.#state);
      this.#button.addEventListener('click', () =>
        this.dispatchEvent(new ViewEvent('preferences')),
      );
      this.#status.role = 'status';
      root.append(this.#button, this.#status);
    }

    override connectedCallback(): void {
      super.connectedCallback();
      for (const type of moving) document.addEventListener(type, this.#rise);
    }

    override disconnectedCallback(): void {
      super.disconnectedCallback();
      for (const type of moving) document.removeEventListener(type, this.#rise);
    }

    get placement(): 'start' | 'end' | undefined {
      const placement = this.getAttribute('placement');
      return placement === 'start' || placement === 'end' ? placement : undefined;
    }
    set placement(placement: 'start' | 'end' | undefined) {
      if (placement) this.setAttribute('placement', placement);
      else this.removeAttribute('placement');
    }

    get words(): WidgetWords | undefined {
      return this.#words;
    }
    set words(words: WidgetWords | undefined) {
      this.#words = words;
      this.showSoon();
    }

    protected override show(): void {
      const { consent } = this;
      const words = this.#words;
      // The preferences may take long to come, or not come at all: until they lie over it, it stays and keeps the focus.
      const isStaying = consent?.view === 'preferences' && !this.hidden;
      this.hidden = !words || !(isStaying || consent?.view === 'none' || consent?.failed);
      if (!consent) return;
      if (this.#language !== consent.language && (!words || this.#language)) {
        this.#language = consent.language;
        void this.#learn(consent);
      }
      if (!words) return;
      // Nobody hears it of a button alone (WCAG 4.1.3 Status Messages). A screen reader has to know the region before its text.
      this.#status.lang = words.language;
      void painted().then(() => (this.#status.textContent = consent.failed ? words.failed : ''));
      const optional = usesOf(consent.policy).filter(isOptional);
      const all = optional.length;
      const granted = optional.filter((use) => stateOfUse(use, consent.decision) === 'granted');
      const on = granted.length;
      this.#button.lang = words.language;
      this.#button.dir = words.dir;
      this.#label.textContent = words.label;
      // Whoever has allowed a partner or another company all the same has to see that something is on.
      this.#state.textContent = consent.failed
        ? words.failed
        : consent.gpc && granted.every(({ category }) => category === 'first-party')
          ? words.gpc
          : consent.undecided.length
            ? words.open
            : !all
              ? ''
              : !on
                ? words.none
                : on === all
                  ? words.all
                  : words.some.replace('{on}', `${on}`).replace('{all}', `${all}`);
      this.#laidOut.observe(this);
    }

    /** Whether the page shows something there, and not only room. */
    #coversAt(x: number, y: number): boolean {
      const under = document.elementsFromPoint(x, y).find((element) => element !== this);
      return (
        !!under &&
        (!under.firstElementChild ||
          [...under.childNodes].some((node) => node instanceof Text && node.data.trim()))
      );
    }

    /**
     * Rises above what has the focus and would be hidden (WCAG 2.4.11 Focus Not Obscured), and at the end of the page, where
     * nobody can scroll what is below it out of the way.
     */
    readonly #rise = (event?: Event): void => {
      const [target] = event?.composedPath() ?? [];
      if (event?.target === this || this.hidden) return;
      if (target instanceof Element) this.#reached = target;
      // Where it stands by itself. Nothing is written before it is read: each scroll would lay out the page.
      const own = this.getBoundingClientRect();
      const { left, right } = own;
      const top = own.top + this.#risen;
      const bottom = own.bottom + this.#risen;
      const { scrollHeight } = document.documentElement;
      const isAtEnd =
        scrollY &&
        scrollY + innerHeight + 1 > scrollHeight &&
        [left + 1, (left + right) / 2, right - 1].some((x) =>
          [top + 1, (top + bottom) / 2, bottom - 1].some((y) => this.#coversAt(x, y)),
        );
      // The notice to reload lies above it, and makes room at the end of the page itself.
      let rise = isAtEnd && !this.consent?.reloadNeeded ? innerHeight - top : 0;
      const box = this.#reached?.getBoundingClientRect();
      if (
        box &&
        box.left < right &&
        box.right > left &&
        box.top < bottom - rise &&
        box.bottom > top - rise &&
        // What begins far above it is seen there.
        box.top > top / 2
      )
        rise = bottom - box.top;
      if (rise === this.#risen) return;
      this.#risen = rise;
      this.style.translate = `0 ${-rise}px`;
    };

    async #learn(wanted: Speaker): Promise<void> {
      const { language } = wanted;
      const words = await loadWords(wanted);
      if (language === this.#language) this.words = words;
    }
  }
  defineElement('accord-widget', Widget);
};
