import { html, nothing, type TemplateResult } from 'lit';
import type { Item, Service } from '../policy/policy.js';
import { safeUrl } from '../policy/safe-url.js';
import { formatDuration } from './format-duration.js';
import { isOwnSite, providerText } from './group-answers.js';
import type { Scene } from './scene.js';

/** How long an item lasts, in words. */
export const itemLasts = ({ texts, language }: Scene, { kind, lasts }: Item): string =>
  lasts === 'session' || kind === 'sessionStorage'
    ? texts.session
    : (formatDuration(lasts, language) ??
      (kind === 'cookie' ? texts.unstated : texts.untilCleared));

const itemsTable = (scene: Scene, items: readonly Item[]): TemplateResult => {
  const { texts } = scene;
  if (!items.length) return html`<p class="quiet">${texts.noItems}</p>`;
  return html`<table>
    <caption>
      ${texts.items}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.itemName}</th>
        <th scope="col">${texts.itemKind}</th>
        <th scope="col">${texts.itemLasts}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        (item) =>
          html`<tr>
            <th scope="row">
              <bdi class="code">${item.name ?? item.pattern}</bdi>
              ${item.domain ? html`<bdi class="quiet">${item.domain}</bdi>` : nothing}
            </th>
            <td>${texts.kinds[item.kind]}</td>
            <td>${itemLasts(scene, item)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

/** Everything that a service declares: the third layer, and a part of the declaration. */
export const serviceFacts = (scene: Scene, service: Service): TemplateResult => {
  const { texts, fill, language } = scene;
  const { provider, data = [], items = [] } = service;
  const policyUrl = safeUrl(scene.say(provider?.policyUrl));
  const kept = formatDuration(service.retention, language);
  const facts: [string, string | TemplateResult][] = [
    [
      texts.provider,
      html`${providerText(scene, service) || (isOwnSite(service.category) ? scene.site : texts.unstated)}
      ${
        policyUrl && provider
          ? html`<br /><a href=${policyUrl} target="_blank" rel="noopener noreferrer"
              >${fill(texts.providerPolicy, { name: provider.name })}</a
            >`
          : nothing
      }`,
    ],
    [texts.purposesTitle, scene.list(service.purposes.map(scene.purposeName))],
    [texts.data, data.map(scene.say).join(' · ') || texts.unstated],
    [texts.retention, kept ?? texts.unstated],
    [texts.get, scene.say(service.benefit) || texts.unstated],
    ...(service.category === 'necessary'
      ? []
      : [[texts.refusal, scene.say(service.refusal) || texts.unstated] as [string, string]]),
  ];
  return html`<dl class="facts">
      ${facts.map(
        ([term, fact]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${typeof fact === 'string' ? scene.capital(fact) : fact}</dd>
          </div>`,
      )}
    </dl>
    ${itemsTable(scene, items)}`;
};
