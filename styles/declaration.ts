import { css, type CSSResult } from 'lit';

/**
 * A part of the site's own page: its font, size and colours, hairlines between services. Nothing is quieter than the page's
 * own text, which may have no contrast to spare.
 */
export const declarationStyles: CSSResult = css`
  :host {
    --_muted: currentColor;
    --_line: color-mix(in srgb, currentColor 22%, transparent);
    display: block;
    overflow-wrap: break-word;
  }
  p {
    margin: 0;
  }
  dl {
    margin-block: 0.35em 0;
  }
  /* Quieter than what browsers make of them, which few pages leave so. */
  h2,
  h3 {
    margin: 0;
    font-family: var(--accord-heading-font, inherit);
    font-size: 1em;
    font-weight: 600;
    text-wrap: balance;
  }
  h2 {
    margin-block: 1.6em 0.25em;
    font-size: 1.3em;
    line-height: 1.25;
  }
  .service {
    margin-block-start: 1.25em;
    padding-block-start: 1em;
    border-block-start: 2px solid var(--_line);
    break-inside: avoid;
  }
  a {
    color: inherit;
  }
  /* Below its question an answer is told by its place alone. */
  @media (max-width: 34em) {
    dd {
      margin-inline-start: 1em;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_line: currentColor;
    }
  }
`;
