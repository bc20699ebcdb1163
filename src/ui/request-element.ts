import {
  html,
  LitElement,
  nothing,
  unsafeCSS,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import type { UseFacts } from '../policy/use.js';
import { controls } from '../../styles/controls.js';
import { requestStyles } from '../../styles/request.js';
import { tokens } from '../../styles/tokens.js';
import { confirmInDialog } from './confirm-in-dialog.js';
import { ConsentController } from './consent-controller.js';
import type { ConsentSource } from './consent-source.js';
import type * as types from './element-types.js';
import { DecideEvent, ViewEvent } from './events.js';
import { focusedElement } from './focused-element.js';
import { fillWords } from './fill-words.js';
import { followLanguage } from './follow-language.js';
import { joinSentences } from './join-sentences.js';
import { LaterEvent } from './later-event.js';
import type { AllTexts } from './rest-texts.js';
import { makeScene } from './scene.js';
import { scopeFacts } from './scope-facts.js';
import { scopeUses } from './scope-uses.js';
import { showInTopLayer } from './show-in-top-layer.js';
import type { Spoken } from './spoken.js';
import { stackChoices } from './stack-choices.js';

/** Space between the question and what it stands beside, and the edges of the window, in pixels. */
const gap = 8;

export class AccordRequest extends LitElement implements types.AccordRequest {
  static override readonly styles: CSSResultGroup = [
    unsafeCSS(tokens),
    unsafeCSS(controls),
    requestStyles,
  ];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    scope: {},
    anchor: { attribute: false },
    spoken: { state: true },
  };

  declare consent: ConsentSource | undefined;
  declare scope: string;
  /** What it stands beside. */
  declare anchor: Pick<Element, 'getBoundingClientRect'> | undefined;
  declare spoken: Spoken<AllTexts> | undefined;
  #box: DOMRect | undefined;
  #confirm: ReturnType<typeof confirmInDialog> | undefined;
  /** What had the focus before it. */
  #opener: Element | null = null;
  #isShown = false;

  constructor() {
    super();
    this.scope = '';
    this.addController(new ConsentController(this));
    followLanguage(this);
    this.addEventListener('keydown', this.#key);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#measure();
    this.#confirm = confirmInDialog(this);
    addEventListener('resize', this.#place);
    document.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#place);
    document.removeEventListener('keydown', this.#key);
    // The page stays usable meanwhile: the visitor may be elsewhere by now.
    if (document.activeElement === document.body && this.#opener instanceof HTMLElement)
      this.#opener.focus({ preventScroll: true });
    // A page that takes it away, perhaps with the dialog or the body around it, leaves nobody to answer.
    this.#later();
  }

  override render(): TemplateResult | typeof nothing {
    const { consent, spoken } = this;
    if (!consent || !spoken) return nothing;
    const { texts, fill, language, dir } = spoken;
    const scene = makeScene(consent, spoken, new Set(), () => undefined);
    const { name, provider, data, purposes, gpc } = scopeFacts(scene, this.#uses());
    const { request } = texts;
    return html`<section
      class="panel"
      part="panel"
      role="dialog"
      aria-labelledby="title"
      lang=${language}
      dir=${dir}
    >
      <h2 id="title" tabindex="-1">${fillWords(fill, request.title, { name })}</h2>
      <p>
        ${fillWords(fill, data.length ? request.text : request.textShort, { name, provider, data })}
      </p>
      ${gpc ? html`<p>${texts.gpcException}</p>` : nothing}
      <p class="quiet">
        ${fillWords(fill, joinSentences(request.grants, texts.later), { purposes })}
        <button class="link" @click=${this.#more}>${texts.embed.more}</button>
      </p>
      <div class="choices">
        <button class="choice" part="choice" @click=${this.#refuse}>${request.refuse}</button>
        <button class="choice" part="choice" @click=${this.#later}>${request.later}</button>
        <button class="choice" part="choice" @click=${this.#allow}>${request.allow}</button>
      </div>
    </section>`;
  }

  override updated(): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (!panel || this.#isShown) return;
    this.#isShown = true;
    showInTopLayer(panel);
    this.#place();
    this.#uncover(panel);
    // Not always what was used: a menu may have closed meanwhile, and given the focus back itself.
    this.#opener = focusedElement();
    panel.querySelector('h2')?.focus({ preventScroll: true });
  }

  /**
   * Below what was used, or above it where there is more room; never over it, and within the window and what a notch and
   * the widget leave of it. It begins where what was used begins, in the direction of its own text.
   */
  readonly #place = (): void => {
    const box = this.#measure();
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    const choices = panel?.querySelector<HTMLElement>('.choices');
    stackChoices(choices ?? null);
    if (!box || !panel || !choices) return;
    const { clientWidth, clientHeight } = document.documentElement;
    // Where the widget is hidden or stands elsewhere, it takes no room here.
    const widget = document.querySelector('accord-widget')?.getBoundingClientRect().top ?? 0;
    const end = widget > clientHeight / 2 ? Math.min(widget, clientHeight) : clientHeight;
    // Its text scrolls rather than lie over what was used, or at least the widget, where it keeps as much room as its buttons.
    const most = end - 2 * gap;
    const beside = Math.floor(Math.max(box.top, end - box.bottom)) - 2 * gap;
    const room = [Math.min(beside, most), most].find((each) => each > 2 * choices.offsetHeight);
    panel.style.maxBlockSize = room ? `${room}px` : '';
    // Where they would leave less than that to the text, as with zoom, the buttons scroll too.
    panel.classList.toggle('low', !room);
    panel.classList.toggle('scrolls', panel.scrollHeight > panel.clientHeight + 1);
    // What has the focus in the text is scrolled to above the buttons.
    panel.style.scrollPaddingBlockEnd = room ? `${choices.offsetHeight + gap}px` : '';
    const { width, height } = panel.getBoundingClientRect();
    const below = box.bottom + gap;
    const above = box.top - gap - height;
    const left = panel.dir === 'rtl' ? box.right - width : box.left;
    // Two questions over one another would have the same buttons, one above the other.
    const first = document
      .querySelector('accord-consent')
      ?.shadowRoot?.querySelector('.banner')
      ?.getBoundingClientRect();
    const meets =
      first &&
      below < first.bottom &&
      below + height > first.top &&
      left < first.right &&
      left + width > first.left;
    const top = (below + height <= end && !meets) || above < gap ? below : above;
    panel.style.setProperty('left', within(left, 'left', clientWidth - width, 'right'));
    panel.style.setProperty('top', within(top, 'top', end - height, 'bottom'));
  };

  /** Where that is in the window, or was: a menu may have closed meanwhile. */
  #measure(): DOMRect | undefined {
    const box = this.anchor?.getBoundingClientRect();
    if (box?.width) this.#box = box;
    return this.#box;
  }

  /** Where there was room on neither side, the page scrolls what was used up to where there is. */
  #uncover(panel: HTMLElement): void {
    const box = this.#measure();
    const { top, bottom } = panel.getBoundingClientRect();
    if (!box || top >= box.bottom || bottom <= box.top) return;
    const lack = box.bottom + gap - top;
    if (lack + gap > box.top) return;
    const scroll = (pixels: number): void => scrollBy({ top: pixels, behavior: 'instant' });
    const before = scrollY;
    scroll(lack);
    // The page may be at its end, and what stands in a bar or a dialog does not go with it.
    if ((this.#measure()?.top ?? 0) > box.top - lack + 1) scroll(before - scrollY);
    this.#place();
  }

  #uses(): UseFacts[] {
    return this.consent ? scopeUses(this.consent.policy, this.scope) : [];
  }

  #decide(allowed: boolean): void {
    this.#confirm?.(this.spoken);
    const ids = this.#uses().map((use) => use.id);
    const [granted, refused] = allowed ? [ids, []] : [[], ids];
    this.dispatchEvent(new DecideEvent(granted, refused, 'request', this.spoken?.texts));
  }

  readonly #allow = (): void => this.#decide(true);
  readonly #refuse = (): void => this.#decide(false);

  readonly #later = (): void => {
    this.dispatchEvent(new LaterEvent());
  };

  readonly #more = (): void => {
    this.dispatchEvent(new ViewEvent('preferences'));
    // Who wants to know more has not said no.
    this.remove();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    // One that lies over it, such as the preferences, takes the key for itself.
    const isIn = (each: EventTarget): boolean =>
      each instanceof HTMLDialogElement && !each.contains(this);
    if (event.composedPath().some(isIn)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#later();
  };
}

/** A length of at least the gap at one side of the window, and at most what leaves it at the other, the notch left out. */
const within = (value: number, from: string, most: number, to: string): string =>
  `max(${gap}px + env(safe-area-inset-${from}, 0px), min(${value}px, ${most - gap}px - env(safe-area-inset-${to}, 0px)))`;
