/**
 * Whether the visitor is acting right now: a click, a tap or a key press of a moment ago. Browsers without
 * `navigator.userActivation` cannot tell; there the call is believed.
 */
export const isVisitorActing = (): boolean =>
  globalThis.navigator?.userActivation?.isActive ?? true;
