/**
 * For a layer whose text goes on below its edge: there it fades out, under an arrow, for a cut between two lines looks like
 * the end. `before` sticks to the edge; `after` stands at the end and hides it once that is reached. A mask and not a
 * gradient, because forced colours keep it; an arrow that no screen reader reads out.
 */
export const fade = `
  .text::before,
  .text::after {
    position: sticky;
    z-index: 1;
    display: block;
    block-size: 2.1em;
    content: '';
    background: var(--_surface);
    pointer-events: none;
  }
  .text::before {
    inset-block-start: calc(100% - 2.1em);
    margin-block: 0 -2.1em;
    /* In the middle of the layer, as wide as the text, with a scroll bar or without. */
    padding-inline-end: calc(100% - (100cqi - 2 * var(--_side)));
    content: '↓' / '';
    line-height: 2.9;
    text-align: center;
    mask: linear-gradient(#0000, #000 45%);
  }
  /* The ring is that of the text, and its own lower edge would be below the fade. */
  .text:focus-visible::before {
    clip-path: inset(0 0 3px);
  }
`;
