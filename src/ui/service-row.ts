import { html, nothing, type TemplateResult } from 'lit';
import type { Service } from '../policy/policy.js';
import { isOptional, usesOfService } from '../policy/use.js';
import type { Scene } from './scene.js';
import { serviceFacts } from './service-facts.js';
import { groupCheckbox, leafSwitch } from './toggle.js';

/** A service with its switch, one per purpose when it has several, and everything it declares behind 'Details'. */
export const serviceRow = (scene: Scene, service: Service): TemplateResult => {
  const { texts, fill } = scene;
  const name = scene.say(service.name);
  const id = `service-${service.id}`;
  // No name in a policy has a low line: `a-b` with `c` and `a` with `b-c` stay apart.
  const leaf = (purpose: string): string => `${id}_${purpose}`;
  const uses = usesOfService(service).filter(isOptional);
  const [only] = uses;
  const about = scene.say(service.description);
  return html`<li>
    <div class="row">
      <div>
        <h4 id=${id} lang=${scene.otherLanguage(service.name)}>${name}</h4>
        ${about ? html`<p class="quiet" lang=${scene.otherLanguage(service.description)}>${about}</p>` : nothing}
      </div>
      ${
        !only
          ? nothing
          : uses.length === 1
            ? leafSwitch(scene, only, id)
            : groupCheckbox(scene, uses, id)
      }
    </div>
    ${
      uses.length > 1
        ? html`<ul class="leaves" role="list" aria-labelledby=${id}>
          ${uses.map(
            (use) =>
              html`<li class="row">
                <div id=${leaf(use.purpose)}>
                  <span class="hidden">${fill(texts.pair, { name, text: '' })}</span><span lang=${scene.otherLanguage(scene.consent.policy.purposes?.[use.purpose]?.name)}
                    >${scene.purposeName(use.purpose)}</span
                  >
                </div>
                ${leafSwitch(scene, use, leaf(use.purpose))}
              </li>`,
          )}
        </ul>`
        : nothing
    }
    <details>
      <summary>
        <span aria-hidden="true">${texts.details}</span
        ><span class="hidden">${fill(texts.pair, { name: texts.details, text: name })}</span>
      </summary>
      ${scene.whole ? serviceFacts(scene, service) : nothing}
    </details>
  </li>`;
};
