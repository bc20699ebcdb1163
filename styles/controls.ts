/**
 * What every layer shares. A panel starts from the browser's initial values, so that nothing the page says about its own
 * text reaches it, save the font and the colour scheme. Its size unit is the visitor's own text size (`medium`), because
 * pages set the root's font size to anything.
 */
export const controls = `
  .panel {
    all: initial;
    /* Which in Chromium takes the language too, by which it breaks and hyphenates words. */
    -webkit-locale: revert-layer;
    box-sizing: border-box;
    color-scheme: inherit;
    font-family: var(--accord-font, inherit);
    font-size: var(--accord-font-size, medium);
    line-height: 1.45;
    overflow-wrap: break-word;
    word-break: auto-phrase;
    line-break: strict;
    /* Shorter words fit wherever there are hyphens, and would be broken for a fuller line alone. */
    hyphenate-limit-chars: 13;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_line);
    box-shadow: var(--_shadow);
    -webkit-text-size-adjust: 100%;
  }
  .panel * {
    box-sizing: border-box;
  }
  .panel > * {
    font-size: 0.9375em;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2 {
    font-family: var(--accord-heading-font, inherit);
    font-size: 1.2em;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    max-inline-size: 100%;
    hyphens: auto;
  }
  button,
  a {
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button {
    padding: 0;
    background: none;
    border: 0;
  }
  a,
  .link {
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover,
  .link:hover {
    text-decoration-thickness: 2px;
  }
  /* Important: no style of the page's own may take the ring of a part away. */
  :focus-visible {
    outline: 2px solid var(--_text) !important;
    outline-offset: 2px;
    border-radius: 3px;
  }
  .quiet {
    color: var(--_muted);
  }
  .choices {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    /* Of one height when they are stacked, too. */
    grid-auto-rows: 1fr;
    gap: 0.5em;
  }
  .choices.stacked {
    grid-auto-flow: row;
  }
  .choice {
    display: flex;
    align-items: center;
    justify-content: center;
    min-block-size: max(44px, 2.95em);
    padding: 0.4em 0;
    font-weight: 600;
    line-height: 1.2;
    /* Else what has no spaces between its words is never seen not to fit. */
    word-break: keep-all;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 1px solid var(--_accent);
    border-radius: calc(var(--_radius) * 0.6);
  }
  /* The space beside the words. Not padding, into which they would run before they are seen not to fit. */
  .choice::before,
  .choice::after {
    padding: 2px;
    content: '';
  }
  .choice:hover {
    text-decoration: underline;
  }
  @media (max-width: 24em) {
    .choice {
      font-size: 0.9em;
    }
  }
  .close {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 2.2em;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 0.867em;
    line-height: 1.2;
    text-align: end;
  }
  @media (pointer: coarse) {
    .close {
      min-block-size: 44px;
    }
  }
  .close:hover {
    color: var(--_text);
  }
  svg {
    flex: none;
    inline-size: 0.8em;
    block-size: 0.8em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
  }
`;
