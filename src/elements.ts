import { defineElements } from './ui/define.js';
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

defineElements();
