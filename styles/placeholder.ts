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
    /* On phones every line counts: what is higher than its box moves the page below it. */
    padding: min(1.25em, 3.5vw);
    border-radius: calc(var(--_radius) * 0.6);
    box-shadow: none;
  }
  .panel > div {
    inline-size: 100%;
    min-inline-size: 0;
    max-inline-size: 30em;
    margin: auto;
    line-height: 1.4;
  }
  .pictured {
    position: relative;
    block-size: 100%;
    min-block-size: inherit;
  }
  .pictured .panel {
    position: relative;
    padding: min(0.75em, 2vw);
    background: none;
    border: 0;
  }
  .pictured .panel > div {
    padding: min(1em, 3vw);
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
    line-height: 1.25;
    overflow-wrap: break-word;
    text-wrap: balance;
  }
  p {
    font-size: 0.933em;
    text-wrap: pretty;
  }
  h3 + p {
    margin-block: 0.25em 0.8em;
  }
  /* In sight, also where the text has to be scrolled. */
  .choices {
    position: sticky;
    inset-block-end: 0;
    background: var(--_surface);
  }
  .choices ~ p {
    margin-block-start: 0.6em;
  }
  .note {
    font-size: 0.867em;
  }
  .note .link {
    display: inline-block;
    min-block-size: 24px;
    margin-block: -3px;
  }
`;
