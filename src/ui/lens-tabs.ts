import { html, type TemplateResult } from 'lit';
import type { Scene } from './scene.js';

/** By what the preferences are sorted: who gets the data, or why. */
export type Lens = 'who' | 'why';

/** The choice between the two ways of reading the same decision. */
export const lensTabs = (
  { texts }: Scene,
  shown: Lens,
  look: (lens: Lens) => void,
): TemplateResult => {
  const tab = (lens: Lens, label: string): TemplateResult =>
    html`<label
      ><input
        type="radio"
        name="lens"
        .checked=${lens === shown}
        @change=${() => look(lens)}
      /><span>${label}</span></label
    >`;
  return html`<fieldset class="lens">
    <legend class="hidden">${texts.lens}</legend>
    ${tab('who', texts.lensWho)} ${tab('why', texts.lensWhy)}
  </fieldset>`;
};
