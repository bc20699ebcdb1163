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
import { stateOfUse } from '../decision/state.js';
import { categories } from '../policy/policy.js';
import { isOptional, usesOf, type Use, type UseFacts } from '../policy/use.js';
import { controls } from '../../styles/controls.js';
import { fade } from '../../styles/fade.js';
import { dataPathStyles } from '../../styles/data-path.js';
import { factsStyles } from '../../styles/facts.js';
import { preferencesStyles } from '../../styles/preferences.js';
import { switchStyles } from '../../styles/switches.js';
import { tokens } from '../../styles/tokens.js';
import { aboutSection } from './about-section.js';
import { byWho } from './by-who.js';
import { byWhy } from './by-why.js';
import type { ConsentSource } from './consent-source.js';
import { cross } from './cross.js';
import { DecideEvent, ViewEvent } from './events.js';
import { focusedElement } from './focused-element.js';
import { followLanguage } from './follow-language.js';
import { freshSection } from './fresh-section.js';
import { giveFocusBack } from './give-focus-back.js';
import { joinSentences } from './join-sentences.js';
import { lastChoice } from './last-choice.js';
import { lensTabs, type Lens } from './lens-tabs.js';
import type { AllTexts } from './rest-texts.js';
import { painted } from './painted.js';
import { makeScene, type Scene } from './scene.js';
import type { Spoken } from './spoken.js';
import { stackChoices } from './stack-choices.js';

/** Everything: each group, and then what is folded up in each. */
const all = 2 * categories.length;

/** To browsers, what lies beside a modal dialog is the dialog itself. */
const isBeside = (event: Event): boolean => event.composedPath()[0] instanceof HTMLDialogElement;

/**
 * The second and third layer: a modal dialog, opened by the visitor alone. What is switched here is a draft: only its
 * three buttons decide, and closing it changes nothing.
 */
export class AccordPreferences extends LitElement {
  static override readonly styles: CSSResultGroup = [
    unsafeCSS(tokens),
    unsafeCSS(controls),
    switchStyles,
    factsStyles,
    dataPathStyles,
    preferencesStyles,
    unsafeCSS(fade),
  ];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    version: { attribute: false },
    spoken: { state: true },
    lens: { state: true },
    detail: { state: true },
  };

  declare consent: ConsentSource;
  /** Changes whenever something that `consent` says changed. */
  declare version: number;
  /** Whether they open at the first group that has companies. */
  declare atCompanies: boolean | undefined;
  declare spoken: Spoken<AllTexts> | undefined;
  declare lens: Lens;
  /**
   * How much is there. The dialog opens at the click by its frame; one group after the other follows, then what is folded
   * up in each, so that a slow phone answers whatever the visitor does meanwhile.
   */
  declare detail: number;
  /** What is switched on: what the visitor has switched, and else what was decided last, perhaps in another tab. */
  draft: ReadonlySet<Use> = new Set();
  readonly #switched = new Map<Use, boolean>();
  #resized: ResizeObserver | undefined;
  #opener: Element | null = null;
  #isPressedBeside = false;

  constructor() {
    super();
    this.lens = 'who';
    this.detail = 0;
    followLanguage(this);
    // Not on the dialog: screen readers would call all that stands in it clickable.
    this.addEventListener('pointerdown', this.#press);
    this.addEventListener('click', this.#backdrop);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.#stack);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#stack);
    this.#resized?.disconnect();
    // Where it has been open. Once the widget is there again: it shows itself in the same turn.
    if (this.#resized) queueMicrotask(() => this.isConnected || giveFocusBack(this.#opener));
  }

  override willUpdate(): void {
    const granted = this.#granted();
    const ids = this.#optional().map(({ id }) => id);
    this.draft = new Set(ids.filter((id) => this.#switched.get(id) ?? granted.has(id)));
  }

  override render(): TemplateResult | typeof nothing {
    const { consent, spoken } = this;
    if (!spoken) return nothing;
    const { texts, fill } = spoken;
    const scene = makeScene(consent, spoken, this.draft, this.#set);
    const { site } = scene;
    // Where nothing is optional there is nothing to answer.
    const asks = this.#optional().length > 0;
    // Firefox would stop at what scrolls, which has nothing to say there but the heading once more.
    return html`<dialog
      class="panel"
      part="panel"
      aria-labelledby="title"
      lang=${spoken.language}
      dir=${spoken.dir}
      @cancel=${this.#cancel}
      @close=${this.#close}
    >
      <div class="head">
        <h2 id="title" tabindex="-1">${fill(texts.title, { site })}</h2>
        <button class="close" @click=${this.#close}>${texts.close} ${cross()}</button>
      </div>
      <div class="text" tabindex="-1" aria-busy=${this.detail < all}>
        ${asks ? html`<p>${texts.intro}</p>` : nothing}
        ${consent.gpc ? html`<p class="status">${texts.gpc}</p>` : nothing}
        ${this.detail ? this.#groups(scene) : nothing}
        ${this.detail < all ? nothing : aboutSection(scene)}
      </div>
      ${asks ? this.#foot(scene) : nothing}
    </dialog>`;
  }

  #foot({ consent, texts }: Scene): TemplateResult {
    const dropped = [...this.#granted()].filter((use) => !this.draft.has(use));
    const reloads = consent.reloads !== false && dropped.some((use) => consent.released.has(use));
    const warning = joinSentences(
      ...(reloads ? [texts.willReload] : []),
      ...(dropped.length ? [texts.sent] : []),
    );
    return html`<div class="foot">
        <p class="warning quiet" role="status" .textContent=${warning}></p>
        <div class="choices">
          <button class="choice" part="choice" @click=${this.#refuse}>${texts.refuseAll}</button>
          <button class="choice" part="choice" @click=${this.#save}>${texts.save}</button>
          <button class="choice" part="choice" @click=${this.#accept}>${texts.acceptAll}</button>
        </div>
      </div>`;
  }

  #groups(scene: Scene): unknown {
    return [
      lastChoice(scene),
      freshSection(scene),
      lensTabs(scene, this.lens, this.#look),
      // Its own words stand below: above, they would move the lenses when one is pressed.
      this.lens === 'who'
        ? [
            html`<p>${scene.texts.introWho}</p>`,
            byWho(scene, this.detail, this.detail - categories.length),
          ]
        : byWhy(scene),
    ];
  }

  override updated(_changed: PropertyValues<this>): void {
    const dialog = this.renderRoot.querySelector('dialog');
    // Made ready before it is asked for.
    if (!dialog || this.consent.view !== 'preferences') return;
    const next = this.detail + 1;
    if (next <= all) void painted().then(() => (this.detail = next));
    // All groups are there: what follows is folded up, or stands below them.
    if (this.atCompanies && this.detail === categories.length) this.#leadToCompanies();
    if (dialog.open) return;
    this.#opener ??= focusedElement();
    dialog.showModal();
    this.#stack();
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    // Whatever hides an open modal dialog (a blocker's style sheet) must not leave the page inert.
    this.#resized = new ResizeObserver(() => {
      if (dialog.open && !dialog.getClientRects().length) requestAnimationFrame(this.#close);
    });
    this.#resized.observe(dialog);
  }

  #leadToCompanies(): void {
    const { services } = this.consent.policy;
    const first = services.some(({ category }) => category === 'partner')
      ? 'partner'
      : 'third-party';
    const heading = this.renderRoot.querySelector<HTMLElement>(`#who-${first}`);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
    heading.closest('.group')?.scrollIntoView();
  }

  readonly #stack = (): void => stackChoices(this.renderRoot.querySelector('.choices'));

  #optional(): UseFacts[] {
    return usesOf(this.consent.policy).filter(isOptional);
  }

  #granted(): ReadonlySet<Use> {
    const granted = this.#optional().filter(
      (use) => stateOfUse(use, this.consent.decision) === 'granted',
    );
    return new Set(granted.map((use) => use.id));
  }

  readonly #set = (uses: readonly UseFacts[], on: boolean): void => {
    for (const { id } of uses) this.#switched.set(id, on);
    this.requestUpdate();
  };

  readonly #look = (lens: Lens): void => {
    this.lens = lens;
  };

  #decide(isGranted: (use: UseFacts) => boolean): void {
    const uses = this.#optional();
    const ids = (wanted: boolean): Use[] =>
      uses.filter((use) => isGranted(use) === wanted).map((use) => use.id);
    const texts = this.spoken?.texts;
    this.dispatchEvent(new DecideEvent(ids(true), ids(false), 'preferences', texts));
  }

  readonly #refuse = (): void => this.#decide(() => false);
  readonly #save = (): void => this.#decide((use) => this.draft.has(use.id));
  readonly #accept = (): void => this.#decide(() => true);

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new ViewEvent('none'));
  };

  readonly #press = (event: Event): void => {
    this.#isPressedBeside = isBeside(event);
  };

  /** A click beside the dialog closes it, unless it began inside or that would lose what was switched. */
  readonly #backdrop = (event: Event): void => {
    const granted = this.#granted();
    const untouched =
      granted.size === this.draft.size && [...granted].every((use) => this.draft.has(use));
    if (isBeside(event) && this.#isPressedBeside && untouched) this.#close();
  };
}
