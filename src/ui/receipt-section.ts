import { html, type TemplateResult } from 'lit';
import type { Scene } from './scene.js';

const json = async (scene: Scene): Promise<string> =>
  JSON.stringify(await scene.consent.receipt(), null, 2);

/** Says in the button itself whether copying worked; the words come back when it is left. */
const copy = async (scene: Scene, button: HTMLElement): Promise<void> => {
  const { texts } = scene;
  try {
    await navigator.clipboard.writeText(await json(scene));
    button.textContent = texts.copied;
  } catch {
    button.textContent = texts.copyFailed;
  }
};

const download = async (scene: Scene): Promise<void> => {
  const url = URL.createObjectURL(new Blob([await json(scene)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'accord-receipt.json';
  link.click();
  // The browser has taken the address by the time it is idle again.
  requestAnimationFrame(() => URL.revokeObjectURL(url));
};

/** What was answered, when and how, in words; and the same as a document to keep. */
export const receiptSection = (scene: Scene): TemplateResult => {
  const { texts, language, consent } = scene;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const answered = scene.uses.flatMap((use) => {
    const answer = consent.decision[use.id];
    const service = scene.services.find(({ id }) => id === use.service);
    return answer && service ? [{ use, answer, service }] : [];
  });
  return html`<details>
    <summary>${texts.receipt}</summary>
    ${
      answered.length
        ? html`<p>${texts.receiptText}</p>
          <dl class="facts">
            ${answered.map(
              ({ use, answer, service }) =>
                html`<div>
                  <dt>${scene.say(service.name)}, ${scene.purposeName(use.purpose)}</dt>
                  <dd>
                    ${answer.granted ? texts.allowed : texts.refused}
                    <span class="quiet"
                      >· ${dates.format(answer.at)} · ${texts.how[answer.how]}</span
                    >
                  </dd>
                </div>`,
            )}
          </dl>
          <p class="actions">
            <button
              class="link"
              aria-live="polite"
              @click=${(event: Event) => {
                if (event.currentTarget instanceof HTMLElement)
                  void copy(scene, event.currentTarget);
              }}
            >
              ${texts.copy}
            </button>
            <button class="link" @click=${() => download(scene)}>${texts.download}</button>
          </p>`
        : html`<p>${texts.receiptNone}</p>`
    }
  </details>`;
};
