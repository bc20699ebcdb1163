import { css, type CSSResult } from 'lit';

/** A part of the site's own page: its font, size and colours, hairlines between services. */
export const declarationStyles: CSSResult = css`
  :host {
    --_muted: color-mix(in srgb, currentColor 72%, transparent);
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
  .quiet {
    color: var(--_muted);
  }
`;
