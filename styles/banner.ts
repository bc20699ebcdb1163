/**
 * The first layer: a sheet at the bottom edge of small windows, a card in a corner of large ones. Its text scrolls, its
 * buttons stay. `flow` is for windows too small even for that: there it stands in the page and scrolls away with it; where
 * the page does not scroll, it is `tight`: all of it scrolls, its buttons too where they would leave less than half to the
 * text.
 */
export const bannerStyles = `
  /* Important is what says where it is and how large: no style of the page's own may make a wall of its part. */
  .banner {
    --_side: 1.35em;
    position: fixed !important;
    inset: auto 0 0 !important;
    z-index: 2147483647;
    box-sizing: border-box !important;
    display: flex;
    flex-direction: column;
    inline-size: auto !important;
    block-size: auto !important;
    min-inline-size: 0 !important;
    min-block-size: 0 !important;
    max-inline-size: none !important;
    max-block-size: 75dvh !important;
    margin: 0 !important;
    padding: 0 max(env(safe-area-inset-left), env(safe-area-inset-right)) !important;
    overflow: clip !important;
    border-width: 1px 0 0 !important;
    border-radius: var(--_radius) var(--_radius) 0 0;
    container-type: inline-size;
    writing-mode: horizontal-tb !important;
    zoom: 1 !important;
    scale: none !important;
    rotate: none !important;
    translate: none !important;
    transform: none !important;
    /* No further than its own shadow. */
    clip-path: inset(-4em) !important;
    mask: none !important;
  }
  .banner::before,
  .banner::after {
    content: none !important;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1em;
    align-items: start;
    justify-content: space-between;
    padding: 0.95em var(--_side) 0.4em;
  }
  h2 {
    flex: 999 1 7.8em;
    padding-block-start: 0.2em;
  }
  .text {
    flex: 1;
    min-block-size: 0;
    padding-inline-start: var(--_side);
    overflow: auto;
    overscroll-behavior: contain;
    text-wrap: pretty;
  }
  /* As wide beside a scroll bar as without one, which stands in the space at the end. */
  .text > * {
    inline-size: calc(100% - var(--_side));
    inline-size: calc(100cqi - 2 * var(--_side));
  }
  .text:focus-visible {
    outline-offset: -2px;
  }
  .purposes {
    margin-block: 0.6em;
    border-block-end: 1px solid var(--_line);
  }
  .purposes li {
    padding-block: 0.36em;
    border-block-start: 1px solid var(--_line);
  }
  .purposes b {
    font-weight: 600;
  }
  /* In line: what has a box of its own is read as a line of its own. */
  .purposes i {
    opacity: 0;
  }
  .note {
    font-size: 0.933em;
  }
  .note + .note {
    margin-block-start: 0.5em;
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
    overflow-wrap: anywhere;
  }
  /* A ring above the fade. */
  .links > :focus-visible {
    position: relative;
    z-index: 2;
  }
  .choices {
    padding: 0.8em var(--_side) calc(1em + env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
  }
  .banner .text:not(.scrolls) {
    padding-block-end: 0.9em;
  }
  .banner .text:not(.scrolls)::before,
  .banner .text:not(.scrolls)::after {
    display: none;
  }
  /* One line of its own, where the page is a grid or a column. */
  .banner.flow {
    position: static !important;
    grid-area: auto / 1 / auto / -1 !important;
    place-self: stretch !important;
    max-block-size: none !important;
    border-width: 1px !important;
    border-radius: var(--_radius);
    box-shadow: none;
  }
  /* --_foot is the height of buttons that stay, and is not there for others: without a valid inset they scroll. */
  .banner.tight {
    display: block;
    overflow: auto !important;
    overscroll-behavior: contain;
    scroll-padding-block-end: var(--_foot);
  }
  .tight h2 {
    font-size: 1em;
  }
  /* Its fade then belongs to the whole. */
  .tight .text {
    overflow: clip;
  }
  .tight .text::before {
    inset-block-start: calc(100% - 2.1em - var(--_foot, 0px));
  }
  .tight .choices {
    position: sticky;
    inset-block-end: calc(var(--_foot) * 0);
    z-index: 3;
    background: var(--_surface);
  }
  @media (max-width: 30em) {
    /* Two lines beside the heading, one below it. */
    .close {
      flex: 1 8.2em;
      max-inline-size: max-content;
    }
  }
  @media (max-width: 22em) {
    .banner {
      --_side: 1em;
    }
    header {
      padding-block-start: 0.8em;
    }
    .choices {
      padding-block: 0.7em calc(0.8em + env(safe-area-inset-bottom));
    }
  }
  @media (min-width: 40em) {
    .banner:not(.flow) {
      inset-block: auto 1.25em !important;
      inset-inline: 1.25em auto !important;
      inline-size: min(33em, 100% - 2.5em) !important;
      border-width: 1px !important;
      border-radius: var(--_radius);
    }
    :host([placement='end']) .banner:not(.flow) {
      inset-inline: auto 1.25em !important;
    }
    .purposes {
      display: grid;
      grid-template-columns: fit-content(38%) minmax(0, 1fr);
    }
    .purposes li {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
      gap: 0 1em;
    }
    .purposes b {
      overflow-wrap: anywhere;
      hyphens: auto;
    }
  }
  @media (min-width: 80em) {
    :host([placement='bottom']) .banner:not(.flow) {
      display: grid;
      grid-template:
        'header choices' auto
        'text choices' 1fr / 1fr 14em;
      column-gap: 2em;
      inset: auto 0 0 !important;
      inline-size: auto !important;
      padding-inline: max(
        env(safe-area-inset-left),
        env(safe-area-inset-right),
        50% - 40em
      ) !important;
      border-width: 1px 0 0 !important;
      border-radius: 0;
    }
    :host([placement='bottom']) header {
      padding-block: 0.6em 0.2em;
      padding-inline-end: 0;
    }
    :host([placement='bottom']) .text > * {
      inline-size: auto;
    }
    :host([placement='bottom']) .text:not(.scrolls) {
      padding-block-end: 0.6em;
    }
    /* Two halves, the note's too, whose lines would be too long to read. */
    :host([placement='bottom']) .purposes {
      grid-template-columns: 1fr 1fr;
      column-gap: 1em;
      margin-block: 0.4em;
    }
    :host([placement='bottom']) .purposes li {
      grid-column: auto;
      grid-template-columns: 9.2em 1fr;
      column-gap: 0.8em;
      padding-block: 0.2em;
    }
    :host([placement='bottom']) .note.quiet {
      columns: 2;
      column-gap: 1.07em;
    }
    :host([placement='bottom']) .banner:not(.flow) .choices {
      grid-area: choices;
      grid-auto-flow: row;
      align-self: center;
      padding-inline-start: 0;
      border: 0;
    }
  }
  /* Wherever it stands else. */
  .banner.banner.aside:not(.flow) {
    inset-block: max(1.25em, env(safe-area-inset-top)) auto !important;
    border-width: 1px !important;
    border-radius: var(--_radius);
  }
`;
