import { html, type TemplateResult } from 'lit';
import type { UseFacts } from '../policy/use.js';
import type { Scene } from './scene.js';

/** How many of these uses are switched on in the draft. */
const onIn = (scene: Scene, uses: readonly UseFacts[]): number =>
  uses.filter((use) => scene.draft.has(use.id)).length;

const listener =
  (scene: Scene, uses: readonly UseFacts[]) =>
  ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    scene.set(uses, target.checked);
    // What switching it off would do is then said below, and takes room from it.
    requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest' }));
  };

/**
 * The switch of one use. Its name never changes: it is the elements with the ids `label`. Its state stands beside it in
 * words, which screen readers get from the switch itself. They are set as a whole, because translators of pages put text
 * nodes of their own there.
 */
export const leafSwitch = (scene: Scene, use: UseFacts, label: string): TemplateResult => {
  const { texts } = scene;
  const on = scene.draft.has(use.id);
  return html`<label class="toggle">
    <span class="state" aria-hidden="true" .textContent=${on ? texts.on : texts.off}></span>
    <input
      type="checkbox"
      role="switch"
      aria-labelledby=${label}
      .checked=${on}
      @change=${listener(scene, [use])}
    />
  </label>`;
};

/** The checkbox of several uses: all of them, none, or some, which it says in words. */
export const groupCheckbox = (
  scene: Scene,
  uses: readonly UseFacts[],
  label: string,
): TemplateResult => {
  const { texts, fill } = scene;
  const on = onIn(scene, uses);
  return html`<label class="toggle">
    <span
      class="state"
      id="state-${label}"
      .textContent=${fill(texts.some, { on, all: uses.length })}
    ></span>
    <input
      type="checkbox"
      aria-labelledby=${label}
      aria-describedby="state-${label}"
      .checked=${on === uses.length}
      .indeterminate=${on > 0 && on < uses.length}
      @change=${listener(scene, uses)}
    />
  </label>`;
};
