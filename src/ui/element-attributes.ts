import type {
  AccordConsent,
  AccordPlaceholder,
  AccordRequest,
  AccordWidget,
} from './element-types.js';

/**
 * What each element takes as attributes, for frameworks that check their templates. No objects such as `consent`: those are
 * properties, and before the element is defined a framework would write them into an attribute, as text.
 */
export interface ElementAttributes {
  'accord-consent': Partial<Pick<AccordConsent, 'placement'>>;
  'accord-declaration': unknown;
  'accord-placeholder': Partial<Pick<AccordPlaceholder, 'label' | 'poster' | 'scope'>>;
  'accord-request': Partial<Pick<AccordRequest, 'scope'>>;
  'accord-widget': Partial<Pick<AccordWidget, 'placement'>>;
}
