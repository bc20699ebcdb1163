import { css, type CSSResult } from 'lit';

/**
 * The drawn way of the data. Lines and dots are borders, so that forced colours keep them; stations are text in a grid, so
 * that long words wrap and right to left mirrors it.
 */
export const dataPathStyles: CSSResult = css`
  .path {
    position: relative;
    display: grid;
    grid-template-columns: repeat(4, minmax(min-content, 1fr));
    max-inline-size: 36em;
    margin-block: 1em 1.1em;
    font-size: 0.867em;
    line-height: 1.3;
  }
  .station {
    grid-row: 1;
    padding-block-start: 1.7em;
    padding-inline-end: 0.75em;
    overflow-wrap: break-word;
    hyphens: auto;
    color: var(--_muted);
  }
  .at-0 {
    grid-column: 1;
  }
  .at-1 {
    grid-column: 2;
  }
  .at-2 {
    grid-column: 3;
  }
  .at-3 {
    grid-column: 4;
    padding-inline-end: 0;
  }
  .station.reached {
    color: var(--_text);
  }
  .station i,
  .line,
  .way {
    position: relative;
    grid-row: 1;
    box-sizing: border-box;
  }
  .station i {
    position: absolute;
    inset-block-start: 0;
    inline-size: 13px;
    block-size: 13px;
    background: var(--_surface);
    border: 1.5px solid var(--_muted);
    border-radius: 50%;
  }
  .station.reached i {
    border: 7px solid var(--_accent);
  }
  .line,
  .way {
    grid-column: 1 / 4;
    block-size: 0;
    margin-block-start: 6px;
    border-block-start: 1px solid var(--_line);
  }
  .way {
    grid-column: 1 / 2;
    margin-block-start: 5px;
    border-block-start: 3px solid var(--_accent);
  }
  .partner .way {
    grid-column: 1 / 3;
  }
  /* Past the site, not through it: from the first dot over the others to the last. */
  .third-party {
    padding-block-start: 16px;
  }
  .third-party .way {
    grid-column: 1 / 4;
    block-size: 22px;
    margin-block-start: -16px;
    margin-inline: 5px -8px;
    border: 3px solid var(--_accent);
    border-block-end: 0;
    border-radius: 50% 50% 0 0 / 100% 100% 0 0;
  }
  @media (forced-colors: active) {
    .station.reached i,
    .way {
      border-color: CanvasText;
    }
  }
`;
