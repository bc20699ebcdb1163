import { html, type TemplateResult } from 'lit';
import type { Scene } from './scene.js';

/** A question with its answers. */
export type Fact = readonly [question: string, answers: readonly (string | TemplateResult)[]];

/** What is declared, as a quiet table of questions and answers. */
export const factList = ({ capital }: Scene, facts: readonly Fact[]): TemplateResult =>
  html`<dl class="facts">
    ${facts.map(
      ([question, answers]) =>
        html`<div>
          <dt>${question}</dt>
          ${answers.map(
            (answer) => html`<dd>${typeof answer === 'string' ? capital(answer) : answer}</dd>`,
          )}
        </div>`,
    )}
  </dl>`;
