import { html, type TemplateResult } from 'lit';
import type { Category } from '../policy/policy.js';
import type { Scene } from './scene.js';

/** Which stations the data of a category comes to: you, this site, a named partner, other companies. */
const reached: Readonly<Record<Category, readonly boolean[]>> = {
  necessary: [true, true, false, false],
  'first-party': [true, true, false, false],
  partner: [true, true, true, false],
  'third-party': [true, false, false, true],
};

/** The site is named too where the data goes past it. */
const passed = (category: Category, index: number): boolean =>
  category === 'third-party' && index === 1;

/**
 * The drawn way of the data, in four stations. What goes past the site is drawn past the site. The first picture names
 * all stations; the later ones only those that their data comes to. The sentence is what screen readers get: as text, because not
 * all of them stop at a picture that has only a name.
 */
export const dataPath = (scene: Scene, category: Category, named: boolean): TemplateResult => {
  const { texts, fill, site } = scene;
  const names = [texts.you, site, texts.partner, texts.others];
  return html`<div class="path ${category}">
    <p class="hidden">${fill(texts.paths[category], { site })}</p>
    <span class="line"></span><span class="way"></span>
    ${names.map(
      (name, index) =>
        html`<span
          class="station ${reached[category][index] ? 'reached' : ''}"
          aria-hidden="true"
          ><i></i>${named || reached[category][index] || passed(category, index) ? name : ''}</span
        >`,
    )}
  </div>`;
};
