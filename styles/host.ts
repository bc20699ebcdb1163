/** The host and its live region, which is seen only when something failed. */
export const hostStyles = `
  :host {
    display: contents;
  }
  .status {
    position: fixed;
    inset-block-end: 1.25em;
    inset-inline: 1.25em;
    z-index: 2147483647;
  }
  .status:not(.failed) {
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .failed {
    inset-block: calc(1.25em + env(safe-area-inset-top)) auto;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 1em 1.4em;
    border-radius: var(--_radius);
  }
  /* What it hid has the focus. */
  .failed.aside {
    inset-block: auto calc(1.25em + env(safe-area-inset-bottom));
  }
  .failed .link {
    display: block;
    min-block-size: 44px;
  }
`;
