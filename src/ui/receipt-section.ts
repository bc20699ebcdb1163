import { html, type TemplateResult } from 'lit';
import type { Scene } from './scene.js';

const json = async (scene: Scene): Promise<string> =>
  JSON.stringify(await scene.consent.receipt(), null, 2);

/** Says beside the buttons whether it worked. */
const copy = async (scene: Scene, event: Event): Promise<void> => {
  const { texts } = scene;
  const button = event.currentTarget;
  const result = button instanceof Element && button.parentElement?.querySelector('[role=status]');
  let said = texts.copied;
  try {
    // Given as a promise, because Safari copies only within the click.
    const text = json(scene).then((content) => new Blob([content], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  } catch {
    said = texts.copyFailed;
  }
  if (result) result.textContent = said;
};

const download = async (scene: Scene): Promise<void> => {
  const url = URL.createObjectURL(new Blob([await json(scene)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'accord-receipt.json';
  link.click();
  // Some browsers read the address only when the visitor has said where to put the file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
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
            <button class="link" @click=${(event: Event) => copy(scene, event)}>
              ${texts.copy}
            </button>
            <button class="link" @click=${() => download(scene)}>${texts.download}</button>
            <span class="quiet" role="status"></span>
          </p>`
        : html`<p>${texts.receiptNone}</p>`
    }
  </details>`;
};
