import { defineLightWidget } from './define-light-widget.js';
import { inPageElements } from './in-page-elements.js';
import { report } from './page/report.js';
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
  inPageElements.load = async () => (await import('./ui/define-in-page.js')).defineInPage();
  inPageElements.load().catch(report);
}
