import { html, nothing, type TemplateResult } from 'lit';
import type { Item, Service } from '../policy/policy.js';
import { safeUrl } from '../policy/safe-url.js';
import { factList, type Fact } from './fact-list.js';
import { formatDuration } from './format-duration.js';
import { groupAnswers } from './group-answers.js';
import { isKept, keptFor } from './kept-for.js';
import type { Scene } from './scene.js';

/** How long an item lasts, in words. */
const itemLasts = ({ texts, language }: Scene, item: Item): string =>
  item.kind === 'sessionStorage'
    ? texts.tab
    : isKept(item)
      ? texts.untilCleared
      : item.lasts === 'session'
        ? texts.session
        : (formatDuration(item.lasts, language) ?? texts.unstated);

/**
 * Only a list that is empty says that nothing is stored: without one nobody knows. The roles are there for WebKit, where
 * rows that are laid out as boxes in small windows would lose theirs.
 */
const itemsTable = (scene: Scene, items: readonly Item[] | undefined): TemplateResult => {
  const { texts, fill } = scene;
  if (!items) {
    const text = fill(texts.pair, { name: texts.items, text: texts.unstated });
    return html`<p class="quiet">${text}</p>`;
  }
  if (!items.length) return html`<p class="quiet">${texts.noItems}</p>`;
  return html`<table role="table">
    <caption>
      ${texts.items}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${texts.itemName}</th>
        <th scope="col" role="columnheader">${texts.itemKind}</th>
        <th scope="col" role="columnheader">${texts.itemLasts}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${items.map(
        (item) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">
              <bdi class="code" translate="no">${item.name ?? item.pattern}</bdi>
              ${item.domain ? html`<bdi class="quiet">${item.domain}</bdi>` : nothing}
            </th>
            <td role="cell">${texts.kinds[item.kind]}</td>
            <td role="cell">${scene.capital(itemLasts(scene, item))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
};

/**
 * Everything that a service declares: the third layer, and a part of the declaration. Links lead to a new tab, and say so:
 * what was switched in the dialog is not saved yet.
 */
export const serviceFacts = (scene: Scene, service: Service): TemplateResult => {
  const { texts, fill, language } = scene;
  const { category, provider, retention, items } = service;
  const policyUrl = safeUrl(scene.say(provider?.policyUrl));
  const facts = groupAnswers(scene, category, [service]).map(([question, answers]): Fact => {
    // How long the items last stands beside each of them.
    if (question === texts.keep) {
      return [question, [keptFor(scene, service, formatDuration(retention, language))]];
    }
    if (question !== texts.who || !provider || !policyUrl) return [question, answers];
    const policyOf = fill(texts.providerPolicy, { name: provider.name });
    const link = html`<a href=${policyUrl} target="_blank" rel="noopener noreferrer"
      >${fill(texts.aside, { text: policyOf, note: texts.newTab })}</a
    >`;
    return [question, [...answers, link]];
  });
  return html`${factList(scene, facts)} ${itemsTable(scene, items)}`;
};
