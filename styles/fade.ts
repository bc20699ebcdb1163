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
    block-size: 1.6em;
    content: '';
    background: var(--_surface);
    pointer-events: none;
  }
  .text::before {
    inset-block-start: calc(100% - 1.6em);
    margin-block: 0 -1.6em;
    content: '↓' / '';
    line-height: 2;
    text-align: center;
    mask: linear-gradient(#0000, #000 60%);
  }
`;
