import { css, type CSSResult } from 'lit';

/**
 * The drawn way of the data. Its columns are the same in every group, whatever the words, so that the dots stand below one
 * another; the first is narrower, for 'you' is a short word. Lines and dots are borders, so that forced colours keep them;
 * stations are text in a grid, so that long words wrap and right to left mirrors it.
 */
export const dataPathStyles: CSSResult = css`
  .path {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 0.6fr) repeat(3, minmax(0, 1fr));
    max-inline-size: 44em;
    margin-block: 1.1em 0.9em;
    font-size: 0.867em;
    line-height: 1.3;
  }
  .station {
    position: relative;
    padding-block-start: 1.7em;
    padding-inline-end: min(1em, 2vw);
    overflow-wrap: break-word;
    hyphens: auto;
    hyphenate-limit-chars: 9;
    color: var(--_muted);
  }
  .station:last-child {
    padding-inline-end: 0;
  }
  .station.reached {
    color: var(--_text);
  }
  .station i {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 13px;
    block-size: 13px;
    background: var(--_surface);
    border: 1.5px solid var(--_muted);
    border-radius: 50%;
  }
  .reached i {
    border: 7px solid var(--_accent);
  }
  /* Out of the flow, in the cells of the stations that they go through. */
  .line,
  .way {
    position: absolute;
    inset: 6px 0 auto;
    grid-area: 1 / 1 / 2 / 4;
    border: 0 solid var(--_line);
    border-block-start-width: 1px;
  }
  .way {
    inset-block-start: 5px;
    grid-column-end: var(--_far, 2);
    border-color: var(--_accent);
    border-block-start-width: 3px;
  }
  .partner {
    --_far: 3;
  }
  /* Past the site, not through it: from the first dot over the others to the last. */
  .third-party {
    --_far: 4;
    padding-block-start: 18px;
  }
  .third-party .way {
    inset-block-start: -18px;
    inset-inline: 5px -8px;
    block-size: 24px;
    border-width: 3px 3px 0;
    border-radius: 50% 50% 0 0 / 100% 100% 0 0;
  }
  @media (forced-colors: active) {
    .reached i,
    .way {
      border-color: CanvasText;
    }
  }
`;
