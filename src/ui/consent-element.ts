import { pickText } from '../policy/text.js';
import { bannerStyles } from '../../styles/banner.js';
import { controls } from '../../styles/controls.js';
import { fade } from '../../styles/fade.js';
import { hostStyles } from '../../styles/host.js';
import { tokens } from '../../styles/tokens.js';
import { createBanner, type Banner } from './banner.js';
import { englishBanner, loadBanner, type BannerTexts } from './banner-texts.js';
import type { ConsentSource, View } from './consent-source.js';
import type * as types from './element-types.js';
import { DecideEvent, ViewEvent } from './events.js';
import { isHiddenBy } from './keep-in-sight.js';
import { makeElement } from './make-element.js';
import { ObservingElement } from './observing-element.js';
import { painted } from './painted.js';
import { speak, type Speaker, type Spoken } from './spoken.js';

type Placement = NonNullable<types.AccordConsent['placement']>;
const placements: readonly Placement[] = ['start', 'end', 'bottom'];

const laterIsHere = (): boolean => customElements.get('accord-notice') !== undefined;

/** Made when the first dialog is: a server, where there are no sheets, may import this. */
let sheet: CSSStyleSheet | undefined;

/**
 * The second layer's code, and Lit with it, is loaded when the visitor turns to the question; if that fails, the first
 * layer stays, a notice says so and offers to try again.
 */
export class AccordConsent extends ObservingElement implements types.AccordConsent {
  readonly #root: ShadowRoot = this.attachShadow({ mode: 'open' });
  readonly #region: HTMLElement = makeElement('div', {
    class: 'status',
    role: 'status',
    tabindex: '-1',
  });
  #banner: Banner | undefined;
  /** What stands in the place of the first layer. */
  #later: Element | undefined;
  #spoken: Spoken<BannerTexts> | undefined;
  #wanted = '';
  /** The preferences were asked for by the number of companies. */
  #atCompanies = false;
  #shown: View = 'none';
  /** The browser has painted since the preferences were asked for. */
  #isAnswered = false;
  #shows = 0;
  /** The text that the live region says, whichever the language. */
  #status: '' | 'available' | 'saved' = '';
  /** What the live region says, or is about to. */
  #told: string | undefined = '';
  /** The second layer's code could not be loaded, which the visitor is told until they have read it. */
  #failure: 'none' | 'told' | 'read' = 'none';
  #isLoading = false;

  constructor() {
    super();
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(tokens + controls + hostStyles + bannerStyles + fade);
    }
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#region);
    this.addEventListener(DecideEvent.type, this.#decided);
    this.addEventListener('accord-later', this.#goOn);
    // Not on the host, which hears nothing of a pointer that was over it before what it was over went away.
    this.#root.addEventListener('pointerover', this.#preload);
    this.#root.addEventListener('focusin', this.#preload);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(DecideEvent.type, this.#answered);
    addEventListener('focusin', this.#giveWay);
    // Search engines and link previews should show the page, not the question.
    this.setAttribute('data-nosnippet', '');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(DecideEvent.type, this.#answered);
    removeEventListener('focusin', this.#giveWay);
    this.#removeBanner();
  }

  get placement(): Placement | undefined {
    const placement = this.getAttribute('placement');
    return placements.find((each) => each === placement);
  }
  set placement(placement: Placement | undefined) {
    if (placement) this.setAttribute('placement', placement);
    else this.removeAttribute('placement');
  }

  protected override show(): void {
    const { consent } = this;
    if (!consent) {
      this.#removeBanner();
      this.#put(undefined);
      return;
    }
    if (consent.language !== this.#wanted) {
      this.#wanted = consent.language;
      void this.#learn(consent);
    }
    if (consent.view !== 'preferences') {
      this.#isAnswered = this.#atCompanies = false;
      if (consent.reloadNeeded && !laterIsHere() && this.#failure === 'none') void this.#load();
    } else if (this.#shown !== 'preferences') {
      // Said again when the next answer is the same.
      this.#status = '';
      if (!laterIsHere()) void this.#load();
      if (!this.#isAnswered) void this.#answer();
    }
    const spoken = this.#spoken;
    if (!spoken) return;

    // The first layer stays until the second one's code is here, and the browser has answered the click.
    const isReady = laterIsHere() && this.#isAnswered;
    const view = consent.view === 'preferences' && !isReady ? this.#shown : consent.view;
    if (view === 'banner') {
      // While they are about to come, the preferences that were made ready stay.
      if (consent.view === 'banner') this.#put(undefined);
      this.#banner ??= createBanner(this, this.#open);
      // Who reads from the start of the page meets the question, not the live region.
      if (!this.#banner.element.isConnected) this.#root.prepend(this.#banner.element);
      this.#banner.update(consent, spoken);
    } else {
      const notice = consent.reloadNeeded && 'accord-notice';
      this.#put(view === 'preferences' ? 'accord-preferences' : notice, consent);
      this.#removeBanner();
    }
    if (view === 'banner' && view !== this.#shown) this.#status = 'available';
    this.#shown = view;
    this.#tell(consent, spoken);
  }

  /** Shows this element beyond the first layer; none without a name. */
  #put(name: string | false | undefined, consent?: ConsentSource): void {
    if (this.#later?.localName !== name) {
      this.#later?.remove();
      this.#later = name ? makeElement(name, { exportparts: 'panel, choice' }) : undefined;
    }
    const later = this.#later;
    if (!later) return;
    Object.assign(later, { consent, version: ++this.#shows, atCompanies: this.#atCompanies });
    if (!later.isConnected) this.#root.append(later);
  }

  #removeBanner(): void {
    this.#banner?.remove();
    this.#banner = undefined;
  }

  /** Text put into a live region that was there before is read out; text rendered with it is not. */
  #tell(
    { policy, reloadNeeded }: ConsentSource,
    { texts, fill, language, dir }: Spoken<BannerTexts>,
  ): void {
    const region = this.#region;
    region.lang = language;
    region.dir = dir;
    const failed = this.#failure === 'told';
    // Where the notice to reload could not be loaded, something was changed.
    const says = failed ? (reloadNeeded ? 'reload' : 'failed') : this.#status;
    const site = pickText(policy.site.name, language).text;
    const text = says && fill(texts[says], { site });
    if (this.#told === text) return;
    // A screen reader has to know the region before its text.
    this.#told = text;
    const className = failed ? 'panel status failed' : 'status';
    const dismiss =
      failed && makeElement('button', { class: 'link', click: this.#dismiss }, texts.dismiss);
    void painted().then(() => {
      if (this.#told !== text) return;
      region.className = className;
      region.replaceChildren(text, dismiss || '');
      this.#giveWay();
    });
  }

  async #learn(wanted: Speaker): Promise<void> {
    const { language } = wanted;
    const sections = { banner: englishBanner };
    const spoken = await speak(wanted, englishBanner, loadBanner, sections);
    if (language !== this.#wanted) return;
    this.#spoken = spoken;
    this.showSoon();
  }

  /** A dialog takes a slow phone several frames to lay out: the browser paints what the click itself changed before that. */
  async #answer(): Promise<void> {
    await painted();
    this.#isAnswered = true;
    this.showSoon();
  }

  async #import(): Promise<void> {
    const { defineLater } = await import('./define-later.js');
    if (this.consent) await defineLater(this.consent);
  }

  /**
   * Whoever turns to the question may want the second layer: its code is loaded. When the pointer comes to the button that
   * opens it, it is rendered too, closed: a slow phone then shows it a third sooner. The focus alone says less: it also comes
   * back to that button.
   */
  readonly #preload = async (event: Event): Promise<void> => {
    const choose = this.#root.querySelectorAll('.banner .choice')[1];
    const isAimed = event.type === 'pointerover' && event.composedPath()[0] === choose;
    try {
      if (!laterIsHere()) await this.#import();
      const { consent } = this;
      if (isAimed && consent?.view === 'banner' && !this.#later) {
        this.#put('accord-preferences', consent);
      }
    } catch {
      // Said when it is wanted.
    }
  };

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#failure = 'none';
    try {
      await this.#import();
    } catch (error) {
      console.error('Accord: the preferences could not be loaded', error);
      this.#failure = 'told';
      this.dispatchEvent(new ViewEvent('none'));
    }
    this.#isLoading = false;
    this.showSoon();
  }

  readonly #open = (atCompanies: boolean): void => {
    this.#atCompanies = atCompanies;
    this.dispatchEvent(new ViewEvent('preferences'));
  };

  readonly #decided = (): void => {
    this.#failure = 'none';
    this.#goOn();
  };

  /** Also to what stands in the page: a question in context, a placeholder. */
  readonly #answered = (): void => {
    // A browser that keeps nothing will ask on the next page again.
    this.#status = navigator.cookieEnabled ? 'saved' : '';
    // Said again when it is the same.
    this.#told = undefined;
    this.showSoon();
  };

  readonly #dismiss = (): void => {
    this.#failure = 'read';
    this.#status = '';
    this.#goOn();
    this.showSoon();
  };

  /** The notice that something failed lies at the top, and goes to the bottom while it would hide what has the focus. */
  readonly #giveWay = (): void => {
    const { classList } = this.#region;
    const { activeElement, body } = document;
    classList.remove('aside');
    if (this.#failure !== 'told' || !activeElement || activeElement === body) return;
    classList.toggle('aside', activeElement !== this && isHiddenBy(this, activeElement));
  };

  /**
   * What had the focus goes away: whoever was there by keyboard goes on from the start of the page, and hears what came of
   * it.
   */
  readonly #goOn = (): void => {
    this.#region.focus({ preventScroll: true });
  };
}
