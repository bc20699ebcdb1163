import { html, type TemplateResult } from 'lit';
import type { UseFacts } from '../policy/use.js';
import { groupUses } from './group-uses.js';
import { useRows } from './use-rows.js';
import type { Scene } from './scene.js';
import { groupCheckbox } from './toggle.js';

const purpose = (scene: Scene, id: string, uses: readonly UseFacts[]): TemplateResult => {
  const own = scene.consent.policy.purposes?.[id];
  return html`<section class="group" role="group" aria-labelledby="why-${id}">
    <div class="row">
      <h3 id="why-${id}" lang=${scene.otherLanguage(own?.name)}>${scene.purposeName(id)}</h3>
      ${groupCheckbox(scene, uses, `why-${id}`)}
    </div>
    <p lang=${scene.otherLanguage(own?.description)}>${scene.capital(scene.purposeWhat(id))}</p>
    ${useRows(scene, uses, `why-${id}`)}
  </section>`;
};

/** The same preferences by what the data is for. */
export const byWhy = (scene: Scene): TemplateResult[] =>
  [...groupUses(scene.uses, 'purpose')].map(([id, uses]) => purpose(scene, id, uses));
