import { html, type TemplateResult } from 'lit';
import type { Answer } from '../decision/decision.js';
import type { Service } from '../policy/policy.js';
import type { UseFacts } from '../policy/use.js';
import { perLanguage } from './per-language.js';
import type { Scene } from './scene.js';

const dates = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
);

const json = async (scene: Scene): Promise<string> =>
  JSON.stringify(await scene.consent.receipt(), null, 2);

/** Says right behind its button whether it worked: at the end of the row, where it moves no other button. */
const copy = async (scene: Scene, event: Event): Promise<void> => {
  const { texts } = scene;
  const button = event.currentTarget;
  const result = button instanceof Element && button.nextElementSibling;
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

/** Uses of one service that were answered alike, in one act of the visitor. */
interface Line {
  readonly service: Service;
  readonly granted: boolean;
  readonly uses: UseFacts[];
}

/** What was answered, by act of the visitor, the newest first. */
const actsOf = ({ uses, services, consent }: Scene): [Answer, Line[]][] => {
  const acts = new Map<string, [Answer, Line[]]>();
  for (const use of uses) {
    const answer = consent.decision[use.id];
    const service = services.find(({ id }) => id === use.service);
    if (!answer || !service) continue;
    const key = `${answer.at} ${answer.how}`;
    const [, lines] = acts.get(key) ?? [answer, []];
    const { granted } = answer;
    const line = lines.find((each) => each.service === service && each.granted === granted);
    if (line) line.uses.push(use);
    else lines.push({ service, granted, uses: [use] });
    acts.set(key, [answer, lines]);
  }
  return [...acts.values()].sort(([a], [b]) => b.at - a.at);
};

/** What was answered, when and how, in words; and the same as a document to keep. */
export const receiptSection = (scene: Scene): TemplateResult => {
  const { texts, fill, site, language, consent } = scene;
  const acts = actsOf(scene);
  return html`<details>
    <summary>${texts.receipt}</summary>
    ${
      acts.length
        ? html`<p>${consent.server ? fill(texts.receiptShared, { site }) : texts.receiptText}</p>
          ${acts.map(
            ([{ at, how }, lines]) =>
              html`<p class="act quiet">${dates(language).format(at)} · ${texts.how[how]}</p>
                <dl class="given">
                  ${lines.map(
                    ({ service, granted, uses }) =>
                      html`<div>
                        <dt>
                          ${fill(texts.pair, {
                            name: scene.say(service.name),
                            text: scene.list(uses.map((use) => scene.purposeName(use.purpose))),
                          })}
                        </dt>
                        <dd>${granted ? texts.allowed : texts.refused}</dd>
                      </div>`,
                  )}
                </dl>`,
          )}
          <p class="actions">
            <button class="link" @click=${() => download(scene)}>${texts.download}</button>
            <button class="link" @click=${(event: Event) => copy(scene, event)}>
              ${texts.copy}
            </button>
            <span class="quiet" role="status"></span>
          </p>`
        : html`<p>${texts.receiptNone}</p>`
    }
  </details>`;
};
