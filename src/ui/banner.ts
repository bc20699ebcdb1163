import { pickText } from '../policy/text.js';
import { safeUrl } from '../policy/safe-url.js';
import { askOf } from './ask-of.js';
import type { BannerTexts } from './banner-texts.js';
import { canScrollPage } from './can-scroll-page.js';
import { closestAcross } from './closest-across.js';
import { companyCount } from './company-count.js';
import type { ConsentSource } from './consent-source.js';
import { cross } from './cross.js';
import { DecideEvent } from './events.js';
import { fitBanner } from './fit-banner.js';
import { focusedElement } from './focused-element.js';
import { honorsGpc } from './honors-gpc.js';
import { joinSentences } from './join-sentences.js';
import { keepInSight } from './keep-in-sight.js';
import { makeElement } from './make-element.js';
import { purposeLines } from './purpose-lines.js';
import { showInTopLayer } from './show-in-top-layer.js';
import type { Spoken } from './spoken.js';

const endings = { all: 'All', new: 'New', again: 'These', these: 'These' } as const;

/** The first layer, as it stands in its host. */
export interface Banner {
  readonly element: HTMLElement;
  /** Shows what is to be asked now, in these words. */
  update(consent: ConsentSource, spoken: Spoken<BannerTexts>): void;
  remove(): void;
}

/**
 * Makes the first layer: what the site would like to do, and three equal answers. It does not block the page: it is not
 * modal, takes no focus, and can be left alone. Closing it refuses what it asks, as it says. `open` opens the preferences,
 * at their start or at the companies.
 */
export const createBanner = (host: HTMLElement, open: (atCompanies: boolean) => void): Banner => {
  let answer: (granted: boolean, how: 'banner' | 'close') => void;
  let shown = '';
  const stop = new AbortController();
  const { signal } = stop;

  const refuse = (): void => answer(false, 'banner');
  const accept = (): void => answer(true, 'banner');
  const close = (): void => answer(false, 'close');
  const choose = (): void => open(false);
  const seeCompanies = (): void => open(true);
  const element = makeElement('section', {
    class: 'panel banner',
    part: 'panel',
    popover: 'manual',
    'aria-labelledby': 'title',
    keydown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
  });

  // Until it is fitted, within the same frame: else its first size would count as seen, and the fitting as a layout shift.
  element.style.opacity = '0';
  const sight = keepInSight(host, element);
  const pageScrolls = (): boolean =>
    canScrollPage() && document.documentElement.scrollHeight - sight.room > innerHeight;
  /** Told when a dialog of the page's has no size any more, because it was closed or removed. */
  const left = new ResizeObserver(() => requestAnimationFrame(fit));
  /** The modal dialog that was found open last. */
  let modal: Element | undefined;
  /** In a component of the page's it is found by the focus, which it takes when it opens. */
  const findModal = (): Element | undefined =>
    document.querySelector('dialog:modal') ??
    [modal, sight.reached, focusedElement()]
      .map((each) => closestAcross(each, 'dialog:modal'))
      .find(Boolean);
  /** Above everything but a modal dialog of the page's, which would be covered by it, and would let nobody use it. */
  const raise = (): void => {
    modal = 'showPopover' in element ? findModal() : undefined;
    if (modal) return left.observe(modal, { box: 'border-box' });
    left.disconnect();
    showInTopLayer(element);
  };
  const fit = (): void => {
    if (!element.isConnected) return;
    // First, so that it is seen whatever fails: nothing is painted in between.
    element.style.opacity = '';
    fitBanner(element, raise, pageScrolls);
    sight.again();
  };
  /** Called when the browser has laid out the page and not painted it yet: measuring then costs nothing. */
  const laidOut = new ResizeObserver(() => {
    laidOut.disconnect();
    fit();
  });
  addEventListener('resize', fit, { signal });
  // A font that arrives late has other letters.
  document.fonts.addEventListener('loadingdone', fit, { signal });

  const fillIn = (consent: ConsentSource, spoken: Spoken<BannerTexts>): void => {
    const { policy } = consent;
    const { texts, fill, language, dir } = spoken;
    const { kind, uses } = askOf(consent);
    answer = (granted, how) => {
      const ids = uses.map(({ id }) => id);
      host.dispatchEvent(new DecideEvent(granted ? ids : [], granted ? [] : ids, how, texts));
    };
    const site = pickText(policy.site.name, language).text;
    const companies = companyCount(policy.services, uses);
    const policyUrl = safeUrl(pickText(policy.site.policyUrl, language).text);
    const media = uses.some(({ purpose }) => purpose === 'media');
    const ending = endings[kind];
    const [heading, lead] =
      kind === 'new'
        ? [texts.askNew, texts.leadNew]
        : kind === 'again'
          ? [texts.askAgain, texts.leadAgain]
          : [texts.ask, texts.lead];
    const refusing = media ? texts.refusingMedia : texts.refusing;
    const choice = (label: string, click: () => void): HTMLElement =>
      makeElement('button', { class: 'choice', part: 'choice', click }, label);

    element.lang = language;
    element.dir = dir;
    element.replaceChildren(
      makeElement(
        'header',
        {},
        makeElement('h2', { id: 'title' }, fill(heading, { site })),
        makeElement('button', { class: 'close', click: close }, texts.close, ' ', cross()),
      ),
      makeElement(
        'div',
        { class: 'text' },
        makeElement('p', {}, lead),
        makeElement(
          'ul',
          { class: 'purposes', role: 'list' },
          ...purposeLines(policy, spoken, uses).map(([head, ...rest]) =>
            makeElement(
              'li',
              {},
              // The colon is heard, not seen.
              makeElement(
                'b',
                {},
                head,
                makeElement('i', {}, fill(texts.line, { who: '', what: '' })),
              ),
              ' ',
              makeElement('span', { class: 'quiet' }, ...rest),
            ),
          ),
        ),
        honorsGpc(consent) && makeElement('p', { class: 'note' }, texts.gpc),
        makeElement(
          'p',
          { class: 'note quiet' },
          joinSentences(texts.accepting, refusing, texts.later),
        ),
        makeElement(
          'p',
          { class: 'links quiet' },
          companies > 0 &&
            makeElement(
              'button',
              { class: 'link', click: seeCompanies },
              fill(texts.companies, { count: companies }),
            ),
          ' ',
          !!policyUrl && makeElement('a', { href: policyUrl }, texts.policy),
        ),
      ),
      makeElement(
        'div',
        { class: 'choices' },
        choice(texts[`refuse${ending}`], refuse),
        choice(texts.choose, choose),
        choice(texts[`accept${ending}`], accept),
      ),
    );
  };

  const stops = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('a, button')];

  return {
    element,
    update(consent, spoken) {
      const { policy, undecided } = consent;
      const asked = [askOf(consent).kind, undecided, honorsGpc(consent)];
      const now = JSON.stringify([policy, spoken.language, ...asked]);
      // While nothing is in it yet that Chromium would lay out the page for, to see whether it takes the focus.
      raise();
      // A button that is being pressed stays, and so does what is being read.
      if (now !== shown) {
        const focused = stops().findIndex((stop) => stop.matches(':focus'));
        fillIn(consent, spoken);
        stops()[focused]?.focus({ preventScroll: true });
      }
      shown = now;
      // Of all elements the outermost: what then changes its size within it is seen to in the same frame. Otherwise the
      // page would be told an error, 'ResizeObserver loop completed with undelivered notifications'.
      laidOut.observe(document.documentElement);
    },
    remove() {
      stop.abort();
      laidOut.disconnect();
      left.disconnect();
      element.remove();
      sight.stop();
    },
  };
};
