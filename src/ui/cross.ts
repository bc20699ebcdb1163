import { html, type TemplateResult } from 'lit';

/** The mark on a close button: decoration beside its words. */
export const cross = (): TemplateResult =>
  html`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M1 1l10 10M11 1 1 11" /></svg>`;
