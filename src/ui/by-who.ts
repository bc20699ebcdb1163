import { html, nothing, type TemplateResult } from 'lit';
import { categories, type Category } from '../policy/policy.js';
import { dataPath } from './data-path.js';
import { factList } from './fact-list.js';
import { groupAnswers } from './group-answers.js';
import { ownService } from './own-service.js';
import type { Scene } from './scene.js';
import { serviceRow } from './service-row.js';
import { groupCheckbox } from './toggle.js';

/** One group: what it is, how far its data goes, six answers, its services. */
const group = (scene: Scene, category: Category, first: boolean): TemplateResult => {
  const { texts, fill, site } = scene;
  const words = texts.categories[category];
  const id = `who-${category}`;
  const declared = scene.services.filter((service) => service.category === category);
  const necessary = category === 'necessary';
  const services = necessary ? [ownService(scene), ...declared] : declared;
  const uses = scene.uses.filter((use) => use.category === category);
  const body = () => html`${factList(scene, groupAnswers(scene, category, services))}
    <ul class="services" role="list">
      ${services.map((service) => serviceRow(scene, service))}
    </ul>`;
  return html`<section class="group" role="group" aria-labelledby=${id}>
    <div class="row">
      <h3 id=${id}>${words.name}</h3>
      ${
        necessary
          ? html`<span class="state">${texts.always}</span>`
          : uses.length
            ? groupCheckbox(scene, uses, id)
            : nothing
      }
    </div>
    <p>${fill(words.what, { site })}</p>
    ${services.length || first ? dataPath(scene, category, first) : nothing}
    ${
      necessary
        ? html`<details>
          <summary>${fill(texts.services, { count: services.length })}</summary>
          ${scene.whole ? body() : nothing}
        </details>`
        : services.length
          ? body()
          : html`<p class="quiet">${fill(texts.none, { site })}</p>`
    }
  </section>`;
};

/** The preferences by who gets the data: four groups, from near to far; the first ones of them, and some of those whole. */
export const byWho = (scene: Scene, shown: number, whole: number): TemplateResult[] =>
  categories
    .slice(0, shown)
    .map((category, index) => group({ ...scene, whole: index < whole }, category, index === 0));
