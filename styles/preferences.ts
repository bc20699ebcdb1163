import { css, type CSSResult } from 'lit';

/** The second and third layer: one column of text between a fixed heading and three fixed buttons. */
export const preferencesStyles: CSSResult = css`
  :host {
    display: contents;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .panel {
    position: fixed;
    inset: auto 0 0;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: none;
    block-size: auto;
    max-block-size: calc(100vh - 1.5em);
    max-block-size: calc(100dvh - 1.5em);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border-width: 1px 0 0;
    border-radius: var(--_radius) var(--_radius) 0 0;
  }
  .panel::backdrop {
    background: #0007;
  }
  header {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
    align-items: start;
    padding: 1.4em var(--_gap) 0.6em;
    --_gap: 1.35em;
  }
  h2 {
    font-size: 1.5em;
    outline: none;
  }
  h3 {
    font-family: var(--accord-heading-font, inherit);
    font-size: 1.2em;
    line-height: 1.3;
  }
  h4 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .text {
    --_gap: 1.35em;
    flex: 1;
    min-block-size: 0;
    padding: 0 var(--_gap) 1.5em;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .text p {
    max-inline-size: 62ch;
  }
  .lead {
    color: var(--_muted);
  }
  .lead::first-letter {
    text-transform: uppercase;
  }
  .lens {
    display: flex;
    gap: 1.75em;
    min-inline-size: 0;
    margin: 0.75em 0 0;
    padding: 0;
    border: 0;
    border-block-end: 1px solid var(--_line);
  }
  .lens label {
    display: block;
    cursor: pointer;
  }
  .lens input {
    position: absolute;
    opacity: 0;
  }
  .lens span {
    display: grid;
    align-items: center;
    min-block-size: 44px;
    margin-block-end: -1px;
    color: var(--_muted);
    border-block-end: 3px solid transparent;
  }
  .lens :checked + span {
    color: var(--_text);
    font-weight: 600;
    border-color: var(--_accent);
  }
  .lens :focus-visible + span {
    outline: 2px solid var(--_text);
    outline-offset: 2px;
  }
  .group {
    padding-block: 1.6em 1.2em;
    border-block-end: 1px solid var(--_line);
  }
  .row {
    display: flex;
    gap: 0 1.5em;
    align-items: center;
    justify-content: space-between;
  }
  .row > :first-child {
    flex: 1;
    min-inline-size: 0;
  }
  .path {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    column-gap: 0.5em;
    max-inline-size: 34em;
    margin-block: 1.1em 1.25em;
    font-size: 0.867em;
    line-height: 1.3;
  }
  .path .way {
    grid-area: 1 / 1 / 2 / 5;
  }
  .station {
    grid-row: 1;
    position: relative;
    padding-block-start: 1.5em;
    padding-inline-end: 0.5em;
    overflow-wrap: break-word;
    hyphens: auto;
    color: var(--_muted);
  }
  .station.reached {
    color: var(--_text);
  }
  .station i {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 11px;
    block-size: 11px;
    background: var(--_surface);
    border: 1.5px solid var(--_muted);
    border-radius: 50%;
  }
  .station.reached i {
    border: 6px solid var(--_accent);
  }
  .answers div {
    display: grid;
    grid-template-columns: minmax(9em, 28%) 1fr;
    gap: 0 1.5em;
    padding-block: 0.5em;
    border-block-start: 1px solid var(--_line);
  }
  dt {
    grid-column: 1;
    color: var(--_muted);
  }
  dd {
    grid-column: 2;
  }
  .services > li {
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_line);
  }
  summary {
    inline-size: fit-content;
    padding-block: 0.35em;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .facts div {
    padding-block: 0.35em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption,
  th,
  td {
    padding: 0.35em 1em 0.35em 0;
    text-align: start;
    font-weight: 400;
  }
  footer {
    padding: 0.9em 1.35em calc(1.2em + env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
  }
  @media (min-width: 48em) {
    .panel {
      inset: 0;
      inline-size: 47em;
      max-block-size: calc(100dvh - 4em);
      margin: auto;
      border-width: 1px;
      border-radius: var(--_radius);
    }
  }
`;
