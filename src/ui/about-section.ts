import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../policy/safe-url.js';
import { receiptSection } from './receipt-section.js';
import type { Scene } from './scene.js';

/** A link, which may have an `@` in it too, or an address becomes one; anything else stays a sentence. */
const contact = (text: string): TemplateResult | string => {
  const href = /^(https?:|\/)/.test(text)
    ? safeUrl(text)
    : /^\S+@\S+$/.test(text)
      ? `mailto:${text.replace(/^mailto:/, '')}`
      : undefined;
  return href ? html`<a href=${href}>${text.replace(/^(mailto:|https?:\/\/)/, '')}</a>` : text;
};

/** What is not a switch: what a cookie is, one's rights, the site's promises, how to reach it, the receipt. */
export const aboutSection = (scene: Scene): TemplateResult => {
  const { texts, fill, site, consent } = scene;
  const { contact: address, policyUrl } = consent.policy.site;
  // On a public address nobody has checked it: what is no list must not take the rest along.
  const promises = [consent.policy.site.promises ?? []].flat();
  const policyHref = safeUrl(scene.say(policyUrl));
  return html`<section class="about">
    <details>
      <summary>${texts.learn}</summary>
      ${texts.learnText.map((text) => html`<p>${text}</p>`)}
    </details>
    ${
      promises.length
        ? html`<details>
          <summary>${fill(texts.promises, { site })}</summary>
          <ul class="promises">
            ${promises.map((promise) => html`<li lang=${scene.otherLanguage(promise)}>${scene.say(promise)}</li>`)}
          </ul>
        </details>`
        : nothing
    }
    ${
      address
        ? html`<details>
          <summary>${texts.contact}</summary>
          <p lang=${scene.otherLanguage(address)}>${contact(scene.say(address))}</p>
        </details>`
        : nothing
    }
    ${receiptSection(scene)}
    ${
      policyHref
        ? html`<p>
          <a href=${policyHref} target="_blank" rel="noopener noreferrer"
            >${scene.fill(texts.aside, { text: texts.policy, note: texts.newTab })}</a
          >
        </p>`
        : nothing
    }
  </section>`;
};
