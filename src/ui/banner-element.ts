import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { pickText } from '../policy/text.js';
import { bannerStyles } from '../../styles/banner.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { askOf, companyCount } from './ask.js';
import type { BannerTexts } from './banner-texts.js';
import type { ConsentSource } from './consent-source.js';
import { cross } from './cross.js';
import { DecideEvent, ViewEvent } from './events.js';
import { fitBanner } from './fit-banner.js';
import { setPageRoom } from './page-room.js';
import { purposeLines } from './purpose-lines.js';
import type { Spoken } from './spoken.js';

const endings = { all: 'All', new: 'New', again: 'These', these: 'These' } as const;

/**
 * The first layer: what the site would like to do, and three equal answers. It does not block the page: it is not
 * modal, takes no focus, and can be left alone. Closing it refuses what it asks, as it says.
 */
export class AccordBanner extends LitElement {
  static override readonly styles: CSSResultGroup = [tokens, controls, bannerStyles];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    spoken: { attribute: false },
    version: { attribute: false },
  };

  declare consent: ConsentSource;
  declare spoken: Spoken<BannerTexts>;
  /** Changes whenever something that `consent` says changed. */
  declare version: number;
  #resized: ResizeObserver | undefined;
  #reaching = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.#fit);
    addEventListener('focusin', this.#reach);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#fit);
    removeEventListener('focusin', this.#reach);
    this.#resized?.disconnect();
    setPageRoom(0);
  }

  override render(): TemplateResult {
    const { consent, spoken } = this;
    const { texts, fill } = spoken;
    const ask = askOf(consent);
    const site = pickText(consent.policy.site.name, spoken.language).text;
    const companies = companyCount(consent.policy.services, ask.uses);
    const policyUrl = pickText(consent.policy.site.policyUrl, spoken.language).text;
    const media = ask.uses.some((use) => use.purpose === 'media');
    const ending = endings[ask.kind];
    const [heading, lead] =
      ask.kind === 'new'
        ? [texts.askNew, texts.leadNew]
        : ask.kind === 'again'
          ? [texts.askAgain, texts.leadAgain]
          : [texts.ask, texts.lead];
    return html`<section
      class="panel"
      part="panel"
      popover="manual"
      aria-labelledby="title"
      lang=${spoken.language}
      dir=${spoken.dir}
      @keydown=${this.#key}
    >
      <header>
        <h2 id="title">${fill(heading, { site })}</h2>
        <button class="close" @click=${this.#close}>${texts.close} ${cross()}</button>
      </header>
      <div class="text" role="group" aria-labelledby="title">
        <p>${lead}</p>
        <ul class="purposes" role="list">
          ${purposeLines(consent.policy, spoken, ask.uses)}
        </ul>
        ${consent.gpc ? html`<p class="note">${texts.gpc}</p>` : nothing}
        <p class="note quiet">
          ${texts.accepting} ${media ? texts.refusingMedia : texts.refusing}
          ${texts.later}
        </p>
        <p class="links quiet">
          ${
            companies
              ? html`<button class="link" @click=${this.#choose}>
                ${fill(texts.companies, { count: companies })}
              </button>`
              : nothing
          }
          ${policyUrl ? html`<a href=${policyUrl}>${texts.policy}</a>` : nothing}
        </p>
      </div>
      <div class="choices">
        <button class="choice" part="choice" @click=${this.#refuse}>
          ${texts[`refuse${ending}`]}
        </button>
        <button class="choice" part="choice" @click=${this.#choose}>${texts.choose}</button>
        <button class="choice" part="choice" @click=${this.#accept}>
          ${texts[`accept${ending}`]}
        </button>
      </div>
    </section>`;
  }

  override updated(): void {
    this.#resized ??= new ResizeObserver(() => requestAnimationFrame(this.#keepClear));
    this.#resized.observe(this.#panel);
    this.#fit();
  }

  /** Puts the focus where the visitor left the first layer for the second. */
  focusChoose(): void {
    this.renderRoot.querySelectorAll<HTMLElement>('.choice')[1]?.focus();
  }

  get #panel(): HTMLElement {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (!panel) throw new Error('Accord: the first layer has not been rendered');
    return panel;
  }

  readonly #fit = (): void => {
    if (this.hasUpdated && this.isConnected) fitBanner(this.#panel);
  };

  /** A page that does not scroll gets no scroll bar for the mere appearance of the first layer: that would move it. */
  readonly #keepClear = (): void => {
    if (!this.isConnected) return;
    const panel = this.#panel;
    const scrolls = document.documentElement.scrollHeight > innerHeight;
    const covers = (scrolls || this.#reaching) && !panel.classList.contains('flow');
    setPageRoom(
      covers ? Math.max(0, Math.ceil(innerHeight - panel.getBoundingClientRect().top)) : 0,
    );
  };

  /** It gets one when the visitor moves the focus through the page and something would be hidden. */
  readonly #reach = (event: Event): void => {
    const { target } = event;
    if (this.#reaching || !(target instanceof Element) || target.contains(this)) return;
    const host = this.getRootNode();
    if (host instanceof ShadowRoot && host.host === target) return;
    this.#reaching = true;
    this.#keepClear();
    target.scrollIntoView({ block: 'nearest' });
  };

  #decide(granted: boolean, how: 'banner' | 'close'): void {
    const uses = askOf(this.consent).uses.map((use) => use.id);
    const { texts } = this.spoken;
    this.dispatchEvent(new DecideEvent(granted ? uses : [], granted ? [] : uses, how, texts));
  }

  readonly #refuse = (): void => this.#decide(false, 'banner');
  readonly #accept = (): void => this.#decide(true, 'banner');
  readonly #close = (): void => this.#decide(false, 'close');
  readonly #choose = (): void => {
    this.dispatchEvent(new ViewEvent('preferences'));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };
}
