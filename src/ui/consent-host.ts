import { html, LitElement, type TemplateResult } from 'lit';
import { loadTexts } from './load-texts.js';

/** Placeholder host. */
export class ConsentHost extends LitElement {
  static override readonly properties = { heading: { state: true } };
  declare heading: string;

  constructor() {
    super();
    this.heading = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadTexts('en').then((texts) => (this.heading = texts.heading));
  }

  override render(): TemplateResult {
    return html`<h2>${this.heading}</h2>`;
  }
}
