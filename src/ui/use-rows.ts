import { html, type TemplateResult } from 'lit';
import type { UseFacts } from '../policy/use.js';
import { providerText } from './provider-text.js';
import type { Scene } from './scene.js';
import { leafSwitch } from './toggle.js';

/** Uses as a list of switches, each with who would do it and, with `purposes`, what for; else `prefix` is what says that. */
export const useRows = (
  scene: Scene,
  uses: readonly UseFacts[],
  prefix: string,
  purposes = false,
): TemplateResult =>
  html`<ul class="services" role="list">
    ${uses.map((use) => {
      const service = scene.services.find(({ id }) => id === use.service);
      if (!service) return '';
      const name = scene.say(service.name);
      const purpose = scene.purposeName(use.purpose);
      const id = `${prefix}_${use.service}_${use.purpose}`;
      const isOneOfSeveral = service.purposes.length > 1;
      const facts = [
        ...(purposes && !isOneOfSeveral ? [purpose] : []),
        scene.texts.categories[use.category].name,
        providerText(scene, service),
      ];
      return html`<li class="row">
        <div>
          <h4 id=${id} lang=${scene.otherLanguage(service.name)}>${
            purposes && isOneOfSeveral
              ? scene.fill(scene.texts.pair, { name, text: purpose })
              : name
          }</h4>
          <p class="quiet">${facts.filter(Boolean).join(' · ')}</p>
        </div>
        ${leafSwitch(scene, use, isOneOfSeveral && !purposes ? `${id} ${prefix}` : id)}
      </li>`;
    })}
  </ul>`;
