import { css, type CSSResult } from 'lit';

/**
 * Stands in an article, so it is quieter than the dialog: no shadow, and as large as the box it fills; larger where its words
 * need more, on phones and with large text.
 */
export const placeholderStyles: CSSResult = css`
  :host {
    display: block;
    min-block-size: var(--accord-placeholder-size, 14em);
  }
  .panel {
    display: grid;
    align-items: center;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: inherit;
    overflow: auto;
    padding: 1.25em;
    border-radius: calc(var(--_radius) * 0.6);
    box-shadow: none;
  }
  .panel > div {
    inline-size: 100%;
    max-inline-size: 30em;
    margin: auto;
  }
  .pictured {
    position: relative;
    block-size: 100%;
    min-block-size: inherit;
  }
  .pictured .panel {
    position: relative;
    padding: 0.75em;
    background: none;
    border: 0;
  }
  .pictured .panel > div {
    padding: 1em;
    background: var(--_surface);
    border-radius: calc(var(--_radius) * 0.6);
  }
  img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    border-radius: calc(var(--_radius) * 0.6);
  }
  h3 {
    margin: 0;
    font-family: var(--accord-heading-font, inherit);
    font-size: 1.133em;
    line-height: 1.3;
    overflow-wrap: break-word;
    text-wrap: balance;
  }
  h3 + p {
    margin-block: 0.4em 1em;
    text-wrap: pretty;
  }
  /* In sight, also where the text has to be scrolled. */
  .choices {
    position: sticky;
    inset-block-end: 0;
    background: var(--_surface);
  }
  .note {
    margin-block-start: 0.75em;
    font-size: 0.867em;
  }
  .note .link {
    display: inline-block;
    min-block-size: 24px;
    margin-block: -3px;
  }
`;
