import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import type { UseFacts } from '../policy/use.js';
import { controls } from '../../styles/controls.js';
import { placeholderStyles } from '../../styles/placeholder.js';
import { tokens } from '../../styles/tokens.js';
import { ConsentController } from './consent-controller.js';
import type { ConsentSource } from './consent-source.js';
import { DecideEvent, OnceEvent, ViewEvent } from './events.js';
import { speakAll, type AllTexts } from './rest-texts.js';
import { makeScene } from './scene.js';
import { scopeFacts } from './scope-facts.js';
import { scopeUses } from './scope-uses.js';
import type { Spoken } from './spoken.js';
import { stackChoices } from './stack-choices.js';

/**
 * Stands in the place of a held video, map or other embed: says what it is, who provides it and what they would learn,
 * and offers two equal choices. Nothing of the embed is requested before.
 *
 * @element accord-placeholder
 * @attr scope - what the embed needs: a scope expression as in `data-consent`
 * @attr label - what the embed shows
 * @csspart choice - both decision buttons
 */
export class AccordPlaceholder extends LitElement {
  static override readonly styles: CSSResultGroup = [tokens, controls, placeholderStyles];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    scope: {},
    label: {},
    spoken: { state: true },
  };

  /** The consent object; without one, the page's is asked for. */
  declare consent: ConsentSource | undefined;
  declare scope: string;
  declare label: string | undefined;
  declare spoken: Spoken<AllTexts> | undefined;
  #wanted = '';
  readonly #resized = new ResizeObserver(() =>
    stackChoices(this.renderRoot.querySelector('.choices')),
  );

  constructor() {
    super();
    this.scope = '';
    this.addController(new ConsentController(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  override updated(): void {
    stackChoices(this.renderRoot.querySelector('.choices'));
  }

  override willUpdate(): void {
    const language = this.consent?.language;
    if (!language || language === this.#wanted) return;
    this.#wanted = language;
    void speakAll(language).then((spoken) => {
      if (language === this.#wanted) this.spoken = spoken;
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { consent, spoken } = this;
    const uses = this.#uses();
    if (!consent || !spoken || !uses.length) return nothing;
    const { texts, fill, language, dir } = spoken;
    const scene = makeScene(consent, spoken, new Set(), () => undefined);
    const { name, provider, data, purposes } = scopeFacts(scene, uses);
    const { embed } = texts;
    return html`<section class="panel" part="panel" aria-labelledby="title" lang=${language} dir=${dir}>
      <div>
        <h3 id="title">${this.label || embed.untitled}</h3>
        <p>
          ${data ? fill(embed.text, { provider, data }) : fill(embed.textShort, { provider })}
        </p>
        <div class="choices">
          <button class="choice" part="choice" @click=${this.#once}>${embed.once}</button>
          <button class="choice" part="choice" @click=${this.#always}>${embed.always}</button>
        </div>
        <p class="quiet note">
          ${fill(embed.grants, { name, purposes })}
          <button class="link" @click=${this.#more}>${embed.more}</button>
        </p>
      </div>
    </section>`;
  }

  #uses(): UseFacts[] {
    return this.consent ? scopeUses(this.consent.policy, this.scope) : [];
  }

  readonly #once = (): void => {
    this.dispatchEvent(new OnceEvent());
  };

  readonly #always = (): void => {
    const granted = this.#uses().map((use) => use.id);
    this.dispatchEvent(new DecideEvent(granted, [], 'placeholder'));
  };

  readonly #more = (): void => {
    this.dispatchEvent(new ViewEvent('preferences'));
  };
}
