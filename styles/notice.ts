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
    padding: 1em 1.4em 0;
    border-radius: var(--_radius);
  }
  p {
    hyphens: auto;
  }
  /* Where the widget would lie below it. */
  @media (max-width: 64em) {
    .panel {
      inset-block-end: calc(44px + 2.5em + env(safe-area-inset-bottom));
      max-block-size: calc(100dvh - 44px - 3.5em);
    }
  }
  /* What it hid has the focus. */
  .panel.aside {
    inset-block: calc(1.25em + env(safe-area-inset-top)) auto;
  }
  /* In sight, also where the text has to be scrolled: with large text on a phone. */
  .actions {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    padding-block-end: 0.5em;
    background: var(--_surface);
  }
  .actions .link {
    min-block-size: 44px;
    font-weight: 600;
  }
`;
