import { css, type CSSResult } from 'lit';

/**
 * The first layer: a sheet at the bottom edge of small windows, a card in a corner of large ones. Its text scrolls, its
 * buttons stay. `flow` is for windows too small even for that: there it stands in the page and scrolls away with it.
 */
export const bannerStyles: CSSResult = css`
  :host {
    display: contents;
  }
  .panel {
    position: fixed;
    inset: auto 0 0;
    z-index: 2147483647;
    display: flex;
    flex-direction: column;
    inline-size: auto;
    block-size: auto;
    max-inline-size: none;
    max-block-size: 60vh;
    max-block-size: 60dvh;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border-width: 1px 0 0;
    border-radius: var(--_radius) var(--_radius) 0 0;
  }
  header {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
    align-items: start;
    padding: 1.1em 1.35em 0.5em;
  }
  h2 {
    padding-block-start: 0.2em;
  }
  .text {
    flex: 1;
    min-block-size: 0;
    padding: 0 1.35em 1em;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .purposes {
    margin-block: 0.75em;
    border-block-end: 1px solid var(--_line);
  }
  .purposes li {
    display: grid;
    grid-template-columns: minmax(7.2em, 30%) 1fr;
    gap: 0 1em;
    padding-block: 0.5em;
    border-block-start: 1px solid var(--_line);
  }
  .purposes b {
    font-weight: 600;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  .note {
    font-size: 0.933em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1.25em;
    margin-block-start: 0.4em;
    font-size: 0.933em;
  }
  .links > * {
    display: inline-flex;
    align-items: center;
    min-block-size: 26px;
  }
  .choices {
    padding: 0.9em 1.35em calc(1.2em + env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
  }
  .panel.flow {
    position: static;
    max-block-size: none;
    border-width: 0 0 1px;
    border-radius: 0;
    box-shadow: none;
  }
  @media (min-height: 667px) {
    .panel {
      max-block-size: 50vh;
      max-block-size: 50dvh;
    }
  }
  @media (min-width: 40em) {
    .panel:not(.flow) {
      inset: auto auto 1.25em 1.25em;
      inline-size: 28em;
      max-block-size: 70dvh;
      border-width: 1px;
      border-radius: var(--_radius);
    }
    .panel:dir(rtl):not(.flow) {
      inset: auto 1.25em 1.25em auto;
    }
  }
`;
