import {
  html,
  LitElement,
  nothing,
  unsafeCSS,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { controls } from '../../styles/controls.js';
import { noticeStyles } from '../../styles/notice.js';
import { tokens } from '../../styles/tokens.js';
import type { ConsentSource } from './consent-source.js';
import { followLanguage } from './follow-language.js';
import { keepInSight, type InSight } from './keep-in-sight.js';
import { LaterEvent } from './later-event.js';
import { ReloadEvent } from './reload-event.js';
import type { AllTexts } from './rest-texts.js';
import { showInTopLayer } from './show-in-top-layer.js';
import type { Spoken } from './spoken.js';

/** 'Reload to finish': what was withdrawn has started in this page and runs until it is reloaded. */
export class AccordNotice extends LitElement {
  static override readonly styles: CSSResultGroup = [
    unsafeCSS(tokens),
    unsafeCSS(controls),
    noticeStyles,
  ];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    version: { attribute: false },
    spoken: { state: true },
    postponed: { state: true },
  };

  declare consent: ConsentSource;
  /** Changes whenever something that `consent` says changed. */
  declare version: number;
  declare spoken: Spoken<AllTexts> | undefined;
  declare postponed: boolean;
  #sight: InSight | undefined;

  constructor() {
    super();
    followLanguage(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.spoken || this.postponed) return nothing;
    const { texts, language, dir } = this.spoken;
    return html`<div class="panel" part="panel" popover="manual" lang=${language} dir=${dir}>
      <p role="alert">${texts.reload}</p>
      <p class="actions">
        <button class="link" @click=${this.#reload}>
          ${texts.reloadNow}
        </button>
        <button class="link" @click=${this.#postpone}>${texts.reloadLater}</button>
      </p>
    </div>`;
  }

  override updated(): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    showInTopLayer(panel);
    const root = this.getRootNode();
    if (!panel) this.#leave();
    else if (root instanceof ShadowRoot) this.#sight ??= keepInSight(root.host, panel);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  readonly #leave = (): void => {
    this.#sight?.stop();
    this.#sight = undefined;
  };

  readonly #reload = (): void => {
    this.dispatchEvent(new ReloadEvent());
  };

  readonly #postpone = (): void => {
    this.postponed = true;
    // Whoever goes on by keyboard is taken on from here.
    this.dispatchEvent(new LaterEvent());
  };
}
