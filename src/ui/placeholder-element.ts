import {
  html,
  LitElement,
  nothing,
  unsafeCSS,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { UseFacts } from '../policy/use.js';
import { controls } from '../../styles/controls.js';
import { placeholderStyles } from '../../styles/placeholder.js';
import { tokens } from '../../styles/tokens.js';
import { closestAcross } from './closest-across.js';
import { confirmInDialog } from './confirm-in-dialog.js';
import { ConsentController } from './consent-controller.js';
import type { ConsentSource } from './consent-source.js';
import type * as types from './element-types.js';
import { DecideEvent, ViewEvent } from './events.js';
import { fillWords } from './fill-words.js';
import { followLanguage } from './follow-language.js';
import { joinSentences } from './join-sentences.js';
import { OnceEvent } from './once-event.js';
import type { AllTexts } from './rest-texts.js';
import { makeScene } from './scene.js';
import { scopeFacts } from './scope-facts.js';
import { scopeUses } from './scope-uses.js';
import type { Spoken } from './spoken.js';
import { stackChoices } from './stack-choices.js';
import { standIn } from './stand-in.js';
import { loadWidgetWords } from './widget-words.js';

let isTurning = false;
/**
 * WebKit tells of what its parser has read when the next script is through. That must not be a call of a ResizeObserver: what we
 * then put beside it the page would be told as an error, 'ResizeObserver loop completed with undelivered notifications'.
 */
const turnFirst = (): void => {
  isTurning = document.readyState === 'loading';
  if (isTurning) requestAnimationFrame(turnFirst);
};

/** Whoever takes it away this often in a row before it was ever seen, as editors do, may go on for ever. */
const patience = 5;

export class AccordPlaceholder extends LitElement implements types.AccordPlaceholder {
  static override readonly styles: CSSResultGroup = [
    unsafeCSS(tokens),
    unsafeCSS(controls),
    placeholderStyles,
  ];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    scope: {},
    label: {},
    poster: {},
    held: { attribute: false },
    failed: { attribute: false },
    spoken: { state: true },
    failure: { state: true },
  };

  declare consent: ConsentSource | undefined;
  declare scope: string;
  declare label: string | undefined;
  declare poster: string | undefined;
  /** The element whose place it takes, beside it. */
  declare held: HTMLElement | undefined;
  /** What shows the held element could not be loaded. */
  declare failed: boolean | undefined;
  /** The words for that. */
  declare failure: types.WidgetWords | undefined;
  declare spoken: Spoken<AllTexts> | undefined;
  #giveBack: (() => void) | undefined;
  #confirm: ReturnType<typeof confirmInDialog> | undefined;
  /** What has the focus in it: browsers forget that when it is taken out of the page. */
  #focused: HTMLElement | undefined;
  /** How often it was put into the page without being seen there. */
  #tries = 0;
  // Not within its own call: stacked, the buttons change the size that it is told of, which the page would hear as an error.
  readonly #resized = new ResizeObserver(() => requestAnimationFrame(this.#stack));

  constructor() {
    super();
    this.scope = '';
    this.addController(new ConsentController(this));
    followLanguage(this);
    this.addEventListener('focusin', (event) => {
      [this.#focused] = event.composedPath() as HTMLElement[];
    });
    // Some browsers tell so of what is taken out of the page too.
    this.addEventListener('focusout', () =>
      queueMicrotask(() => {
        if (this.isConnected) this.#focused = undefined;
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isTurning) turnFirst();
    if (this.held) this.#giveBack = standIn(this.held, this);
    // A copy of the page's markup has copied it too, or what was taken out of the page comes back: it means nothing.
    else if (!this.scope) setTimeout(() => this.held || this.scope || this.remove());
    this.#resized.observe(this);
    this.#confirm = confirmInDialog(this);
    this.#tries++;
    requestAnimationFrame(() => {
      if (this.isConnected) this.#tries = 0;
    });
    if (document.activeElement === document.body) this.#focused?.focus({ preventScroll: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#giveBack?.();
    this.#resized.disconnect();
    const comeBack = (): void => {
      if (!this.isConnected && this.held?.isConnected) this.held.before(this);
    };
    // Who patches the page's markup takes away what the server did not send. Before the next paint, and no sooner: a page that takes
    // it away each time stays usable.
    if (this.#tries > patience) setTimeout(comeBack, 1000);
    else requestAnimationFrame(comeBack);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('failed')) void this.#say();
  }

  override updated(): void {
    // When all have their words: to be measured after each took a page with a thousand of them half of its time.
    requestAnimationFrame(this.#stack);
  }

  override render(): TemplateResult | typeof nothing {
    const { consent, spoken, failure } = this;
    const uses = this.#uses();
    if (!consent || !spoken || !uses.length) return nothing;
    const { texts, fill, language, dir } = spoken;
    const scene = makeScene(consent, spoken, new Set(), () => undefined);
    const { name, provider, data, purposes, gpc } = scopeFacts(scene, uses);
    const { embed } = texts;
    // The label is the page's own.
    const ownLanguage = closestAcross(this, '[lang]')?.getAttribute('lang');
    const poster = this.#poster();
    const panel = html`<section
      class="panel"
      part="panel"
      aria-labelledby="title"
      lang=${language}
      dir=${dir}
    >
      <div>
        <h3 id="title" lang=${(this.label && ownLanguage) || nothing}>${this.label || embed.untitled}</h3>
        <p>
          ${fillWords(fill, data.length ? embed.text : embed.textShort, { provider, data })}
        </p>
        <div class="choices">
          <button class="choice" part="choice" @click=${this.#once}>${embed.once}</button>
          <button class="choice" part="choice" @click=${this.#always}>${embed.always}</button>
        </div>
        ${failure ? html`<p role="alert" lang=${failure.language} dir=${failure.dir}>${failure.failed}</p>` : nothing}
        ${gpc ? html`<p>${texts.gpcException}</p>` : nothing}
        <p class="quiet note">
          ${fillWords(fill, joinSentences(embed.grants, texts.later), { name, purposes })}
          <button class="link" @click=${this.#more}>${embed.more}</button>
        </p>
      </div>
    </section>`;
    return poster
      ? html`<div class="pictured">
          <img part="poster" src=${poster} alt="" decoding="async" />${panel}
        </div>`
      : panel;
  }

  /**
   * Another site would learn of the visit before it was allowed to. This one's origin is not that of `location` in a `srcdoc`, and
   * none in a file.
   */
  #poster(): string {
    const { poster = '' } = this;
    const { origin, protocol, href } = Object.assign(document.createElement('a'), { href: poster });
    if (!poster || origin === window.origin || /data|file/.test(protocol)) return poster && href;
    console.warn(`Accord: a placeholder's poster has to come from this site, not from ${origin}`);
    return '';
  }

  #uses(): UseFacts[] {
    return this.consent ? scopeUses(this.consent.policy, this.scope) : [];
  }

  readonly #stack = (): void => stackChoices(this.renderRoot.querySelector('.choices'));

  async #say(): Promise<void> {
    this.failure = this.failed && this.consent ? await loadWidgetWords(this.consent) : undefined;
  }

  readonly #once = (): void => {
    this.dispatchEvent(new OnceEvent());
  };

  readonly #always = (): void => {
    this.#confirm?.(this.spoken);
    const granted = this.#uses().map((use) => use.id);
    this.dispatchEvent(new DecideEvent(granted, [], 'placeholder', this.spoken?.texts));
  };

  readonly #more = (): void => {
    this.dispatchEvent(new ViewEvent('preferences'));
  };
}
