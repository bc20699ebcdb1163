import { css, type CSSResult } from 'lit';

/** What is declared, as quiet tables: six answers of a group, the facts of a service, what it stores. */
export const factsStyles: CSSResult = css`
  .facts > div {
    display: grid;
    grid-template-columns: 12.5em 1fr;
    gap: 0 1.5em;
    padding-block: 0.3em;
  }
  .services .facts {
    font-size: 0.933em;
  }
  dt,
  caption,
  thead th {
    color: var(--_muted);
  }
  dt {
    grid-row: 1 / span 9;
  }
  dd {
    grid-column: 2;
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: break-word;
    text-wrap: pretty;
  }
  dd + dd {
    margin-block-start: 0.3em;
  }
  dd > a {
    display: inline-block;
    min-block-size: 24px;
    overflow-wrap: anywhere;
  }
  table {
    inline-size: 100%;
    margin-block: 0.5em 0.75em;
    font-size: 0.933em;
    border-collapse: collapse;
    table-layout: fixed;
  }
  thead th:first-child {
    inline-size: 47%;
  }
  caption {
    padding-block: 0.4em;
    text-align: start;
  }
  tr {
    border-block-start: 1px solid var(--_line);
  }
  th,
  td {
    padding: 0.4em 0;
    padding-inline-end: 0.75em;
    vertical-align: baseline;
    text-align: start;
    font-weight: 400;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  tbody th {
    overflow-wrap: anywhere;
  }
  /* As wide as its words, so that it stands at the start of the cell, whatever its own direction. */
  tbody bdi {
    display: block;
    inline-size: fit-content;
  }
  .code {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.929em;
  }
  @media (max-width: 34em) {
    .facts > div {
      display: block;
    }
    /* The name on a line of its own: a third of the width is less than a long word. */
    tr {
      display: flex;
      flex-wrap: wrap;
    }
    tr > * {
      flex: 1 1 6em;
      padding-block-start: 0;
    }
    tr > :first-child {
      flex-basis: 100%;
      padding-block: 0.4em 0.1em;
    }
  }
`;
