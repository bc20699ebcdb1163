/** The widget's style sheet: plain text, because the widget knows no Lit; system colours, because it must be small. */
export const widgetStyles = `
:host {
  --_edge: max(1em, env(safe-area-inset-left), env(safe-area-inset-right));
  display: block !important;
  position: fixed !important;
  inline-size: fit-content !important;
  max-inline-size: calc(100% - 2 * var(--_edge));
  inset-block-end: calc(1em + env(safe-area-inset-bottom));
  inset-inline: var(--_edge) auto;
  z-index: 2147483000;
  font-size: medium;
}
:host([placement='end']) { inset-inline: auto var(--_edge) }
:host([hidden]) { display: none !important }
button {
  all: unset;
  box-sizing: border-box;
  display: grid;
  align-content: center;
  min-block-size: 44px;
  max-inline-size: 20em;
  padding: .35em 1.1em;
  cursor: pointer;
  font-size: .8125em;
  line-height: 1.3;
  font-family: var(--accord-font, inherit);
  color: var(--accord-text, CanvasText);
  background: var(--accord-surface, Canvas);
  border: 1px solid color-mix(in srgb, currentColor 50%, #0000);
  border-radius: var(--accord-radius, 14px);
  box-shadow: 0 2px 12px #0002;
}
b { font-weight: 600 }
span { color: var(--accord-muted, inherit) }
i { position: absolute; clip-path: inset(50%) }
button:hover b { text-decoration: underline }
button:focus-visible { outline: 2px solid; outline-offset: -4px }
@media (prefers-contrast: more) { button { border-color: currentColor } span { color: inherit } }
@media print { :host { display: none !important } }
`;
