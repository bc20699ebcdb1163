import { css, type CSSResult } from 'lit';

/** The host itself, its live region and its short notices. */
export const noticeStyles: CSSResult = css`
  :host {
    display: contents;
  }
  .status {
    position: fixed;
    inset-block-start: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .notice {
    position: fixed;
    inset: auto 0 1.25em;
    z-index: 2147483647;
    display: block;
    inline-size: fit-content;
    max-inline-size: min(36em, 100% - 2.5em);
    margin-inline: auto;
    padding: 0.9em 1.25em;
    border-radius: var(--_radius);
  }
  .actions {
    display: flex;
    gap: 1.5em;
    margin-block-start: 0.25em;
  }
  .actions .link {
    min-block-size: 2.6em;
    font-weight: 600;
  }
`;
