import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { pickText } from '../policy/text.js';
import { controls } from '../../styles/controls.js';
import { noticeStyles } from '../../styles/notice.js';
import { tokens } from '../../styles/tokens.js';
import type { AccordBanner } from './banner-element.js';
import { bannerLanguages, englishBanner, type BannerTexts } from './banner-texts.js';
import { ConsentController } from './consent-controller.js';
import type { ConsentSource, View } from './consent-source.js';
import { DecideEvent, ReloadEvent, ViewEvent } from './events.js';
import { speak, type Spoken } from './spoken.js';

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
  static override readonly styles: CSSResultGroup = [tokens, controls, noticeStyles];
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
  #postponed = false;
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    new ConsentController(this);
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
    if (consent.view === 'preferences' && !customElements.get('accord-preferences')) {
      void this.#loadPreferences();
    }
    if (!consent.reloadNeeded) this.#postponed = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { consent } = this;
    const spoken = this.#spoken;
    const view = this.#viewNow();
    if (!consent || !spoken) return nothing;
    return html`
      <div class="status" role="status" tabindex="-1" lang=${spoken.language} dir=${spoken.dir}></div>
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
            : nothing
      }
      ${
        this.#failed
          ? this.#notice(spoken, spoken.texts.failed, spoken.texts.retry, this.#retry)
          : consent.reloadNeeded && !this.#postponed && view === 'none'
            ? this.#notice(spoken, spoken.texts.reload, spoken.texts.reloadNow, this.#reload)
            : nothing
      }
    `;
  }

  override updated(_changed: PropertyValues<this>): void {
    const spoken = this.#spoken;
    const { consent } = this;
    if (!consent || !spoken) return;
    const view = this.#viewNow();
    const before = this.#shown;
    this.#shown = view;
    for (const panel of this.renderRoot.querySelectorAll<HTMLElement>('.panel')) {
      if ('showPopover' in panel && !panel.matches(':popover-open')) panel.showPopover();
    }
    if (view === before) return this.#say();
    const { texts, fill } = spoken;
    if (view === 'banner') {
      this.#status = fill(texts.available, {
        site: pickText(consent.policy.site.name, spoken.language).text,
      });
      if (before === 'preferences') this.#focusBanner();
    } else if (view === 'preferences') {
      this.#status = '';
    } else if (before === 'preferences') {
      this.#focusOpener();
    }
    this.#say();
  }

  /** The layer to show now: the first one stays until the second one's code is here. */
  #viewNow(): View {
    const view = this.consent?.view ?? 'none';
    if (view !== 'preferences' || customElements.get('accord-preferences')) return view;
    return this.#shown;
  }

  /** Text put into a live region after it was rendered is read out; text rendered with it is not. */
  #say(): void {
    const region = this.renderRoot.querySelector('.status');
    if (region && region.textContent !== this.#status) region.textContent = this.#status;
  }

  async #learn(language: string): Promise<void> {
    const spoken = await speak(language, englishBanner, bannerLanguages);
    if (language !== this.#wanted) return;
    this.#spoken = spoken;
    this.requestUpdate();
  }

  readonly #preload = (): void => {
    if (this.#shown === 'banner') void this.#importPreferences().catch(() => undefined);
  };

  async #importPreferences(): Promise<void> {
    const { definePreferences } = await import('./define-preferences.js');
    definePreferences();
  }

  async #loadPreferences(): Promise<void> {
    const active = document.activeElement;
    this.#opener = active instanceof HTMLElement ? active : undefined;
    try {
      await this.#importPreferences();
      this.#failed = false;
    } catch (error) {
      console.error('Accord: the preferences could not be loaded', error);
      this.#failed = true;
      this.dispatchEvent(new ViewEvent('none'));
    }
    this.requestUpdate();
  }

  #notice(
    { texts, language, dir }: Spoken<BannerTexts>,
    text: string,
    label: string,
    act: () => void,
  ): TemplateResult {
    return html`<div class="panel notice" part="panel" popover="manual" lang=${language} dir=${dir}>
      <p role="alert">${text}</p>
      <p class="actions">
        <button class="link" @click=${act}>${label}</button>
        <button class="link" @click=${this.#dismiss}>${texts.later2}</button>
      </p>
    </div>`;
  }

  readonly #retry = (): void => {
    this.#failed = false;
    this.dispatchEvent(new ViewEvent('preferences'));
    this.requestUpdate();
  };

  readonly #reload = (): void => {
    this.dispatchEvent(new ReloadEvent());
  };

  readonly #dismiss = (): void => {
    this.#failed = false;
    this.#postponed = true;
    this.requestUpdate();
  };

  readonly #decided = (): void => {
    const spoken = this.#spoken;
    if (!spoken) return;
    this.#status = spoken.texts.saved;
    // The answered layer goes away: whoever was in it by keyboard goes on from the start of the page, told what happened.
    this.renderRoot.querySelector<HTMLElement>('.status')?.focus({ preventScroll: true });
  };

  #focusBanner(): void {
    const banner = this.renderRoot.querySelector<AccordBanner>('accord-banner');
    void banner?.updateComplete.then(() => banner.focusChoose());
  }

  #focusOpener(): void {
    const opener = this.#opener;
    const widget = document.querySelector<HTMLElement>('accord-widget');
    const target =
      opener?.isConnected && opener !== document.body && opener !== this ? opener : widget;
    target?.focus();
  }
}
