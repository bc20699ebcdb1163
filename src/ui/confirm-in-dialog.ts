import { closestAcross } from './closest-across.js';
import { makeElement } from './make-element.js';
import { painted } from './painted.js';
import type { AllTexts } from './rest-texts.js';
import type { Spoken } from './spoken.js';

/** Important: the page's own styles reach the host. */
const styles = `
  :host {
    all: initial !important;
    position: absolute !important;
    inset: 0 auto auto 0 !important;
    inline-size: 1px !important;
    block-size: 1px !important;
    overflow: hidden !important;
    clip-path: inset(50%) !important;
    white-space: nowrap !important;
  }
`;

interface Region {
  readonly host: HTMLElement;
  readonly status: HTMLElement;
}
const regions = new WeakMap<Element, Region>();

const makeRegion = (): Region => {
  const host = document.createElement('div');
  const status = makeElement('div', { role: 'status' });
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  root.append(status);
  return { host, status };
};

/** The live region of a dialog, put back where the page has changed what is in the dialog. */
const regionOf = (dialog: Element): HTMLElement => {
  const known = regions.get(dialog);
  const region = known ?? makeRegion();
  regions.set(dialog, region);
  // It would be there to read each time the dialog opens again.
  if (!known) dialog.addEventListener('close', () => (region.status.textContent = ''));
  if (region.host.parentNode !== dialog) dialog.append(region.host);
  return region.status;
};

/**
 * While a dialog of the page's is modal everything outside is inert, the live region of the first layer too: nobody would hear
 * what came of an answer. So a dialog that `element` stands in gets a region of its own, which a screen reader has to know
 * before its text. Returns what confirms an answer there.
 */
export const confirmInDialog = (element: Element): ((spoken?: Spoken<AllTexts>) => void) => {
  const around = closestAcross(element, 'dialog');
  if (around) regionOf(around);
  return (spoken) => {
    const modal = closestAcross(element, 'dialog:modal');
    // A browser that keeps nothing will ask on the next page again.
    if (!modal || !spoken || !navigator.cookieEnabled) return;
    const region = regionOf(around ?? modal);
    region.lang = spoken.language;
    region.dir = spoken.dir;
    region.textContent = '';
    void painted().then(() => (region.textContent = spoken.texts.saved));
  };
};
