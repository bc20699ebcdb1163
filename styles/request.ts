import { css, type CSSResult } from 'lit';

/** A small question beside what the visitor used. Its place in the window is set when it is shown. */
export const requestStyles: CSSResult = css`
  .panel {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    inline-size: min(26em, 100vw - 1em);
    max-block-size: calc(100vh - 1em);
    margin: 0;
    padding: 1.25em 1.35em;
    overflow: auto;
    border-radius: var(--_radius);
  }
  h2 {
    margin: 0;
    font-family: var(--accord-heading-font, inherit);
    font-size: 1.133em;
    line-height: 1.3;
    text-wrap: balance;
  }
  #title:focus {
    outline: none;
  }
  p {
    margin-block: 0.5em;
    text-wrap: pretty;
  }
  .choices {
    margin-block-start: 1em;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
