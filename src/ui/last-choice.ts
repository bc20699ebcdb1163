import { html, nothing, type TemplateResult } from 'lit';
import { perLanguage } from './per-language.js';
import type { Scene } from './scene.js';

const dates = perLanguage((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }));

/**
 * When and how the visitor decided last. What the browser's opt-out signal refused is no choice of theirs. Set as a whole, like
 * all that may change while it is shown, because translators of pages replace what Lit put there.
 */
export const lastChoice = (scene: Scene): TemplateResult | typeof nothing => {
  const { uses, texts, fill, language, consent } = scene;
  const answers = uses.flatMap(({ id }) => consent.decision[id] ?? []);
  const [last] = answers.filter(({ how }) => how !== 'gpc').sort((a, b) => b.at - a.at);
  if (!last) return nothing;
  const date = dates(language).format(last.at);
  const text = fill(texts.last, { date, how: texts.how[last.how] });
  return html`<p class="quiet" .textContent=${text}></p>`;
};
