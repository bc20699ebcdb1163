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
  }
  p,
  dl {
    margin: 0;
  }
  h2 {
    margin-block: 1.5em 0.25em;
  }
  h3 {
    margin: 0;
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
  @media (prefers-contrast: more) {
    :host {
      --_line: currentColor;
    }
  }
`;
