import { html, nothing, type TemplateResult } from 'lit';
import { askOf } from './ask-of.js';
import type { Scene } from './scene.js';
import { useRows } from './use-rows.js';

/** What came since the last choice stands first: it is what the visitor was asked about. */
export const freshSection = (scene: Scene): TemplateResult | typeof nothing => {
  const { kind, uses } = askOf(scene.consent);
  if (kind !== 'new' || !uses.length) return nothing;
  return html`<section class="fresh" role="group" aria-labelledby="fresh">
    <h3 id="fresh">${scene.texts.fresh}</h3>
    ${useRows(scene, uses, 'fresh', true)}
  </section>`;
};
