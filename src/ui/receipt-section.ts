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

const copy = async (receipt: Promise<string>, texts: Scene['texts']): Promise<string> => {
  // Given as a promise, because Safari copies only within the click.
  const text = receipt.then((content) => new Blob([content], { type: 'text/plain' }));
  // Some browsers look at it only once they may copy; it is waited for below.
  text.catch(() => undefined);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return texts.copied;
  } catch {
    // Where it is the receipt that failed, Download would not help.
    await text;
    return texts.copyFailed;
  }
};

const download = async (receipt: Promise<string>): Promise<string> => {
  const url = URL.createObjectURL(new Blob([await receipt], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'accord-receipt.json';
  link.click();
  // Some browsers read the address only when the visitor has said where to put the file.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  // What was said of an attempt before is no longer so.
  return '';
};

/** Says behind the buttons what came of it: at the end of the row, where it moves none of them. */
const give =
  (scene: Scene, way: typeof copy) =>
  async ({ currentTarget: button }: Event): Promise<void> => {
    const said = await way(json(scene), scene.texts).catch(() => scene.texts.receiptFailed);
    const status =
      button instanceof Element && button.parentElement?.querySelector('[role=status]');
    if (status) status.textContent = said;
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
              html`<p
                  class="act quiet"
                  .textContent=${`${dates(language).format(at)} · ${texts.how[how]}`}
                ></p>
                <dl class="given">
                  ${lines.map(
                    ({ service, granted, uses }) =>
                      html`<div>
                        <dt
                          .textContent=${fill(texts.pair, {
                            name: scene.say(service.name),
                            text: scene.list(uses.map((use) => scene.purposeName(use.purpose))),
                          })}
                        ></dt>
                        <dd .textContent=${granted ? texts.allowed : texts.refused}></dd>
                      </div>`,
                  )}
                </dl>`,
          )}
          <p class="actions">
            <button class="link" @click=${give(scene, download)}>${texts.download}</button>
            <button class="link" @click=${give(scene, copy)}>${texts.copy}</button>
            <span class="quiet" role="status"></span>
          </p>`
        : html`<p>${texts.receiptNone}</p>`
    }
  </details>`;
};
