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
    padding: 1.25em 1.35em 0;
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
    outline: none !important;
  }
  p {
    margin-block: 0.5em;
    text-wrap: pretty;
  }
  p > .link {
    display: inline-block;
    min-block-size: 24px;
    margin-block: -3px;
  }
  /*
   * In sight together, also where the text has to be scrolled. Over the whole width, for letters stand out of their lines: 1.44
   * of their em is 1.35 of the panel's.
   */
  .choices {
    position: sticky;
    inset-block-end: 0;
    margin: 0.5em -1.44em 0;
    padding: 0.5em 1.44em 1.25em;
    background: var(--_surface);
  }
  .low .choices {
    position: static;
  }
  /* A cut between two lines looks like the end. At the end the fade lies on the space between text and buttons. */
  .scrolls .choices {
    border-block-start: 1px solid var(--_line);
  }
  .scrolls:not(.low) .choices::before {
    position: absolute;
    inset: auto 0 calc(100% + 1px);
    block-size: 0.9em;
    content: '';
    background: var(--_surface);
    mask: linear-gradient(#0000, #000);
    pointer-events: none;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
