import { html, nothing, type TemplateResult } from 'lit';
import type { Scene } from './scene.js';

/** When and how the visitor decided last. */
export const lastChoice = (scene: Scene): TemplateResult | typeof nothing => {
  const { uses, texts, fill, language, consent } = scene;
  const answers = uses.flatMap(({ id }) => consent.decision[id] ?? []);
  const last = answers.sort((a, b) => b.at - a.at)[0];
  if (!last) return nothing;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(last.at);
  return html`<p class="quiet">${fill(texts.last, { date, how: texts.how[last.how] })}</p>`;
};
