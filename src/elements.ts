import { defineLightWidget } from './define-light-widget.js';
import { offerInPageElements } from './in-page-elements.js';
import { defineDialog } from './ui/define-dialog.js';
import type {
  AccordConsent,
  AccordDeclaration,
  AccordPlaceholder,
  AccordRequest,
  AccordWidget,
} from './ui/element-types.js';

export type { ConsentSource } from './ui/consent-source.js';
export type * from './ui/element-types.js';

declare global {
  interface HTMLElementTagNameMap {
    'accord-consent': AccordConsent;
    'accord-declaration': AccordDeclaration;
    'accord-placeholder': AccordPlaceholder;
    'accord-request': AccordRequest;
    'accord-widget': AccordWidget;
  }
}

// A server has no page to show them on.
if (typeof document !== 'undefined') {
  defineDialog();
  defineLightWidget();
  // What stands in the page's own text is built on Lit, which the first layer should not wait for.
  const load = async (): Promise<void> => (await import('./ui/define-in-page.js')).defineInPage();
  offerInPageElements(load);
  // Whoever needs them tries again, and says what is wrong.
  load().catch(() => undefined);
}
