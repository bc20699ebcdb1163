import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { categories, type Category, type Service } from '../policy/policy.js';
import { declarationStyles } from '../../styles/declaration.js';
import { factsStyles } from '../../styles/facts.js';
import { ConsentController } from './consent-controller.js';
import type { ConsentSource } from './consent-source.js';
import type * as types from './element-types.js';
import { followLanguage } from './follow-language.js';
import { ownService } from './own-service.js';
import type { AllTexts } from './rest-texts.js';
import { makeScene, type Scene } from './scene.js';
import { serviceFacts } from './service-facts.js';
import type { Spoken } from './spoken.js';

export class AccordDeclaration extends LitElement implements types.AccordDeclaration {
  static override readonly styles: CSSResultGroup = [factsStyles, declarationStyles];
  static override readonly properties: PropertyDeclarations = {
    consent: { attribute: false },
    spoken: { state: true },
  };

  declare consent: ConsentSource | undefined;
  declare spoken: Spoken<AllTexts> | undefined;

  constructor() {
    super();
    this.addController(new ConsentController(this));
    followLanguage(this);
  }

  override render(): TemplateResult | typeof nothing {
    const { consent, spoken } = this;
    if (!consent || !spoken) return nothing;
    const scene = makeScene(consent, spoken, new Set(), () => undefined);
    return html`<div lang=${spoken.language} dir=${spoken.dir}>
      ${categories.map((category) => this.#group(scene, category))}
    </div>`;
  }

  #group(scene: Scene, category: Category): TemplateResult {
    const { texts, fill, site } = scene;
    const declared = scene.services.filter((service) => service.category === category);
    const services = category === 'necessary' ? [ownService(scene), ...declared] : declared;
    return html`<section>
      <h2 part="heading">${texts.categories[category].name}</h2>
      <p>${fill(texts.categories[category].what, { site })}</p>
      ${
        services.length
          ? services.map((service) => this.#service(scene, service))
          : html`<p>${fill(texts.none, { site })}</p>`
      }
    </section>`;
  }

  #service(scene: Scene, service: Service): TemplateResult {
    const about = scene.say(service.description);
    return html`<section class="service">
      <h3 lang=${scene.otherLanguage(service.name)}>${scene.say(service.name)}</h3>
      ${about ? html`<p lang=${scene.otherLanguage(service.description)}>${about}</p>` : nothing} ${serviceFacts(scene, service)}
    </section>`;
  }
}
