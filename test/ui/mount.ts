import { defineLightWidget } from '../../src/define-light-widget.js';
import { defineDialog } from '../../src/ui/define-dialog.js';
import { defineInPage } from '../../src/ui/define-in-page.js';
import type { Policy } from '../../src/policy/policy.js';
import { until } from '../visitor.js';
import { FakeConsent } from './fake-consent.js';
import { laidOut } from './resize.js';
import { rivage } from './rivage.js';

/** A page with the dialog in it, as a visitor would find it. */
export class Page {
  readonly fake: FakeConsent;
  readonly host: HTMLElement;
  readonly widget: HTMLElement;

  constructor(fake: FakeConsent) {
    defineDialog();
    defineInPage();
    defineLightWidget();
    this.fake = fake;
    this.host = document.createElement('accord-consent');
    this.widget = document.createElement('accord-widget');
    document.documentElement.lang = fake.language;
    document.body.prepend(this.host);
    document.body.append(this.widget);
    fake.connect();
  }

  /** The first match in the dialog, through its shadow roots. */
  find(selector: string): HTMLElement | undefined {
    return this.all(selector)[0];
  }

  /** Like `find`, for what has to be there. */
  get(selector: string): HTMLElement {
    const found = this.find(selector);
    if (!found) throw new Error(`Not in the dialog: ${selector}`);
    return found;
  }

  all<E extends Element = HTMLElement>(selector: string): E[] {
    const root = this.host.shadowRoot;
    if (!root) return [];
    const inner = [...root.children].flatMap((child) =>
      child.shadowRoot ? [child.shadowRoot] : [],
    );
    return [root, ...inner].flatMap((each) => [...each.querySelectorAll<E>(selector)]);
  }

  get dialog(): HTMLDialogElement | undefined {
    return this.all<HTMLDialogElement>('dialog')[0];
  }

  /** What a sighted visitor reads there. */
  text(selector: string): string {
    return this.get(selector).innerText.replace(/\s+/g, ' ').trim();
  }

  /** The decision buttons of the layer that is shown. */
  get choices(): HTMLElement[] {
    return this.all('[part=choice]').filter((choice) => choice.checkVisibility());
  }

  /** The one that has focus, inside all shadow roots. */
  get focused(): Element | null {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  async banner(): Promise<this> {
    await until(() => this.find('.banner') && this.find('.choices'));
    // It is fitted to the window when the browser has laid it out.
    await laidOut();
    return this;
  }

  async preferences(): Promise<this> {
    await until(() => this.dialog?.open && !this.find('[aria-busy=true]'));
    return this;
  }

  async nothing(): Promise<this> {
    await until(() => !this.find('.banner') && !this.find('accord-preferences'));
    return this;
  }

  /** The switch or checkbox whose name is this. */
  toggle(name: string): HTMLInputElement {
    const toggles = this.all<HTMLInputElement>('input[type=checkbox]');
    const found = toggles.find((toggle) => nameOf(toggle) === name);
    if (!found) throw new Error(`No switch "${name}", only ${toggles.map(nameOf).join(', ')}`);
    return found;
  }
}

/** The accessible name that `aria-labelledby` gives. */
export const nameOf = (element: Element): string => {
  const root = element.getRootNode();
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const labels = ids.map((id) => (root instanceof ShadowRoot ? root.getElementById(id) : null));
  return labels
    .map((label) => label?.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
};

const open: Page[] = [];

/** Puts the dialog into the page. `prepare` says what was decided before. */
export const mount = (
  options: { policy?: Policy; language?: string; prepare?: (fake: FakeConsent) => unknown } = {},
): Page => {
  const fake = new FakeConsent(options.policy ?? rivage, options.language ?? 'en');
  options.prepare?.(fake);
  const page = new Page(fake);
  open.push(page);
  return page;
};

/** Takes every dialog out of the page again. */
export const unmountAll = (): void => {
  for (const { fake, host, widget } of open.splice(0)) {
    fake.stop();
    host.remove();
    widget.remove();
  }
  document.documentElement.removeAttribute('lang');
  document.documentElement.removeAttribute('style');
};
