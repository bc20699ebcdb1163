import { css, type CSSResult } from 'lit';

/** A short notice at the bottom of the window. */
export const noticeStyles: CSSResult = css`
  :host {
    display: contents;
  }
  .panel {
    position: fixed;
    inset: auto 0 calc(1.25em + env(safe-area-inset-bottom));
    z-index: 2147483647;
    display: block;
    inline-size: fit-content;
    max-inline-size: min(
      34em,
      100% - 2 * max(1.25em, env(safe-area-inset-left), env(safe-area-inset-right))
    );
    block-size: auto;
    max-block-size: calc(100dvh - 2.5em);
    overflow: auto;
    margin: 0 auto;
    padding: 1em 1.4em 0.5em;
    border-radius: var(--_radius);
  }
  /* Where the widget would lie below it. */
  @media (max-width: 64em) {
    .panel {
      inset-block-end: calc(44px + 2.5em + env(safe-area-inset-bottom));
      max-block-size: calc(100dvh - 44px - 3.5em);
    }
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }
  .actions .link {
    min-block-size: 44px;
    font-weight: 600;
  }
`;
