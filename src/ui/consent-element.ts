import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { pickText } from '../policy/text.js';
import { controls } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import { tokens } from '../../styles/tokens.js';
import type { AccordBanner } from './banner-element.js';
import { bannerLanguages, englishBanner, type BannerTexts } from './banner-texts.js';
import { ConsentController } from './consent-controller.js';
import type { ConsentSource, View } from './consent-source.js';
import { DecideEvent, ViewEvent } from './events.js';
import { speak, type Spoken } from './spoken.js';

const laterIsHere = (): boolean => customElements.get('accord-notice') !== undefined;

/**
 * The dialog's host: shows the first layer, the preferences or neither, as the page's consent object says.
 *
 * The second layer's code is loaded when it is first wanted; if that fails, the first layer stays, a notice says so and
 * offers to try again.
 *
 * @element accord-consent
 * @attr placement - where the first layer stands in large windows: `start` (default) or `end` corner, or `bottom`
 * @csspart panel - the surface of the first layer, of the preferences and of notices
 * @csspart choice - every decision button: there is no part for one of them alone
 * @cssproperty --accord-accent - background of the decision buttons and what is switched on
 * @cssproperty --accord-on-accent - text on the accent
 * @cssproperty --accord-surface - background of the panels
 * @cssproperty --accord-text - text
 * @cssproperty --accord-muted - quieter text
 * @cssproperty --accord-line - hairlines
 * @cssproperty --accord-radius - corners of the panels
 * @cssproperty --accord-shadow - shadow of the panels
 * @cssproperty --accord-font - font, by default the page's own
 * @cssproperty --accord-heading-font - font of headings, by default that of the text
 * @cssproperty --accord-font-size - text size, by default the one set in the browser
 */
export class AccordConsent extends LitElement {
  static override readonly styles: CSSResultGroup = [tokens, controls, hostStyles];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    placement: { reflect: true },
  };

  /** The consent object; without one, the page's is asked for. */
  declare consent: ConsentSource | undefined;
  declare placement: 'start' | 'end' | 'bottom' | undefined;

  #spoken: Spoken<BannerTexts> | undefined;
  #wanted = '';
  #shown: View = 'none';
  #renders = 0;
  #status = '';
  #failed = false;
  #opener: Element | null = null;

  constructor() {
    super();
    this.addController(new ConsentController(this));
    this.addEventListener(DecideEvent.type, this.#decided);
    this.addEventListener('pointerover', this.#preload);
    this.addEventListener('focusin', this.#preload);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Search engines and link previews should show the page, not the question.
    this.setAttribute('data-nosnippet', '');
  }

  override willUpdate(): void {
    const { consent } = this;
    if (!consent) return;
    if (consent.language !== this.#wanted) {
      this.#wanted = consent.language;
      void this.#learn(consent.language);
    }
    if (consent.view !== 'preferences') {
      if (consent.reloadNeeded && !laterIsHere()) void this.#load();
    } else if (this.#shown !== 'preferences') {
      this.#opener ??= document.activeElement;
      if (!laterIsHere()) void this.#load();
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { consent } = this;
    const spoken = this.#spoken;
    if (!consent || !spoken) return nothing;
    const view = this.#viewNow();
    return html`
      <div
        class=${this.#failed ? 'panel status failed' : 'status'}
        role="status"
        tabindex="-1"
        lang=${spoken.language}
        dir=${spoken.dir}
      ></div>
      ${
        view === 'banner'
          ? html`<accord-banner
            exportparts="panel, choice"
            placement=${this.placement ?? nothing}
            .consent=${consent}
            .spoken=${spoken}
            .version=${++this.#renders}
          ></accord-banner>`
          : view === 'preferences'
            ? html`<accord-preferences
              exportparts="panel, choice"
              .consent=${consent}
              .version=${++this.#renders}
            ></accord-preferences>`
            : consent.reloadNeeded
              ? html`<accord-notice
                exportparts="panel"
                .wanted=${consent.language}
              ></accord-notice>`
              : nothing
      }
    `;
  }

  override updated(): void {
    const spoken = this.#spoken;
    const { consent } = this;
    if (!consent || !spoken) return;
    const view = this.#viewNow();
    const before = this.#shown;
    this.#shown = view;
    if (view !== before) {
      if (view === 'banner') {
        const site = pickText(consent.policy.site.name, spoken.language).text;
        this.#status = spoken.fill(spoken.texts.available, { site });
      }
      if (before === 'preferences') void this.#leave(view);
    }
    // Text put into a live region after it was rendered is read out; text rendered with it is not.
    const region = this.renderRoot.querySelector('.status');
    const text = this.#failed ? spoken.texts.failed : this.#status;
    if (region && region.textContent !== text) region.textContent = text;
  }

  /** The layer to show now: the first one stays until the second one's code is here. */
  #viewNow(): View {
    const view = this.consent?.view ?? 'none';
    return view === 'preferences' && !laterIsHere() ? this.#shown : view;
  }

  async #learn(language: string): Promise<void> {
    const spoken = await speak(language, englishBanner, bannerLanguages);
    if (language !== this.#wanted) return;
    this.#spoken = spoken;
    this.requestUpdate();
  }

  async #import(): Promise<void> {
    const { defineLater } = await import('./define-later.js');
    await defineLater(this.#wanted);
  }

  readonly #preload = (): void => {
    if (!laterIsHere()) this.#import().catch(() => undefined);
  };

  async #load(): Promise<void> {
    this.#failed = false;
    try {
      await this.#import();
    } catch (error) {
      console.error('Accord: the preferences could not be loaded', error);
      this.#failed = true;
      this.#opener = null;
      this.dispatchEvent(new ViewEvent('none'));
    }
    this.requestUpdate();
  }

  readonly #decided = (): void => {
    this.#failed = false;
    this.#status = this.#spoken?.texts.saved ?? '';
    // The answered layer goes away: whoever was in it by keyboard goes on from the start of the page, and hears it.
    this.renderRoot.querySelector<HTMLElement>('.status')?.focus({ preventScroll: true });
  };

  /** The focus goes back to where the preferences were opened from; if that is gone, to the widget. */
  async #leave(view: View): Promise<void> {
    const opener = this.#opener;
    this.#opener = null;
    if (view === 'banner' && opener === this) {
      const banner = this.renderRoot.querySelector<AccordBanner>('accord-banner');
      await banner?.updateComplete;
      return banner?.focusChoose();
    }
    const kept = opener instanceof HTMLElement && opener !== this && opener !== document.body;
    const target =
      kept && opener.getClientRects().length ? opener : document.querySelector('accord-widget');
    if (target instanceof HTMLElement) target.focus();
  }
}
