/** For a layer whose text goes on below its edge: there it fades out. Not in forced colours, which have no such shades. */
export const fade = `
  .text::after {
    position: sticky;
    inset-block-end: 0;
    display: block;
    block-size: 1.2em;
    content: '';
    pointer-events: none;
  }
  @media (forced-colors: none) {
    .text::after {
      background: linear-gradient(#0000, var(--_surface));
    }
  }
`;
