import { css, type CSSResult } from 'lit';

/**
 * The second and third layer: one column of text between a fixed heading and three fixed buttons. A strong rule begins each
 * group, hairlines part what is within it.
 */
export const preferencesStyles: CSSResult = css`
  :host {
    --_side: 1.4em;
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
    /* Not as its content: what opens in it, or the other lens, would move what is being pressed. */
    block-size: 100%;
    max-block-size: calc(100vh - 1.5em);
    max-block-size: calc(100dvh - max(1.5em, env(safe-area-inset-top)));
    padding: 0 max(env(safe-area-inset-left), env(safe-area-inset-right));
    overflow: clip;
    border-width: 1px 0 0;
    border-radius: var(--_radius) var(--_radius) 0 0;
    container-type: inline-size;
  }
  /* Made ready while the visitor turns to the button that opens it, whatever a site says of its part. */
  .panel:not([open]) {
    display: none !important;
  }
  .panel::backdrop {
    background: #0008;
  }
  .head,
  .row,
  .given > div {
    display: flex;
    gap: 0 1em;
    align-items: center;
    justify-content: space-between;
  }
  .head,
  .row {
    flex-wrap: wrap;
  }
  .head {
    align-items: start;
    padding: 1.1em var(--_side) 0.7em;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    flex: 999 1 7em;
    padding-block-start: 0.1em;
    font-size: 1.4em;
  }
  #title:focus {
    outline: none !important;
  }
  h3 {
    font-family: var(--accord-heading-font, inherit);
    font-size: 1.2em;
    line-height: 1.3;
  }
  h3,
  h4 {
    margin: 0;
    font-weight: 600;
    text-wrap: balance;
  }
  .text {
    position: relative;
    flex: auto;
    min-block-size: 0;
    padding-block-start: 1.1em;
    padding-inline-start: var(--_side);
    overflow: auto;
    overscroll-behavior: contain;
  }
  /* Whichever of the two scrolls: what has the focus stands above the fade, with its ring. */
  .panel,
  .text {
    scroll-padding-block-end: 2.4em;
  }
  /* As wide beside a scroll bar as without one, which stands in the space at the end. */
  .text > :not(.hidden) {
    inline-size: calc(100% - var(--_side));
    inline-size: calc(100cqi - 2 * var(--_side));
  }
  /* Hides the arrow also where the text is shorter than the dialog. */
  .text::after {
    inset-block-start: calc(100% - 2.1em);
  }
  .text p {
    max-inline-size: 62ch;
    text-wrap: pretty;
  }
  .text > p + p {
    margin-block-start: 0.5em;
  }
  .text > .status,
  .fresh {
    margin-block: 0.9em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_accent);
  }
  .lens {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.75em;
    min-inline-size: 0;
    margin: 0.4em 0 0;
    padding: 0;
    border: 0 solid var(--_text);
    border-block-end-width: 1px;
  }
  .lens label {
    position: relative;
  }
  .lens input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    cursor: pointer;
    opacity: 0;
  }
  .lens span {
    display: grid;
    align-items: center;
    min-block-size: 44px;
    color: var(--_muted);
    font-weight: 600;
    border-block-end: 3px solid transparent;
  }
  .lens label:hover span,
  .lens :checked + span {
    color: var(--_text);
  }
  .lens :checked + span {
    border-color: var(--_accent);
  }
  .lens :focus-visible + span {
    outline: 2px solid var(--_text);
    outline-offset: 3px;
    border-radius: 3px;
  }
  .lens + p {
    margin-block-start: 1em;
  }
  @media (forced-colors: active) {
    .lens span {
      border-color: Canvas;
    }
    .lens :checked + span {
      border-color: Highlight;
    }
  }
  .group {
    padding-block: 0.9em 1.5em;
  }
  .group + .group,
  .about {
    border-block-start: 1px solid var(--_text);
  }
  .group h3 {
    padding-block: 0.57em;
  }
  .row > :first-child {
    flex: 1 1 8em;
    min-inline-size: 0;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  /* Its letters are larger. */
  .row > h3:first-child {
    flex-basis: 6em;
  }
  .services {
    margin-block-start: 0.9em;
  }
  .services > li {
    padding-block: 0.65em;
  }
  .services > li,
  .given > div,
  .about details + details {
    border-block-start: 1px solid var(--_line);
  }
  .leaves {
    margin-block: 0.35em;
    padding-inline-start: 1.25em;
    border-inline-start: 1px solid var(--_line);
  }
  summary {
    position: relative;
    inline-size: fit-content;
    padding-block: 0.4em;
    padding-inline-end: 1.2em;
    list-style: none;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  /* A small arrow, turned when open. */
  summary::after {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0.2em;
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-block: auto;
    content: '';
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-30%) rotate(45deg);
  }
  [open] > summary::after {
    transform: translateY(30%) rotate(225deg);
  }
  summary:hover {
    text-decoration-thickness: 2px;
  }
  .services summary {
    color: var(--_muted);
    font-size: 0.933em;
  }
  .about summary {
    inline-size: 100%;
    padding-block: 0.75em;
    font-weight: 600;
  }
  .about summary:not(:hover) {
    text-decoration: none;
  }
  .about details > :last-child {
    margin-block-end: 1.25em;
  }
  .about a,
  .about summary {
    overflow-wrap: anywhere;
  }
  .about p + p {
    margin-block-start: 0.6em;
  }
  .about > p {
    margin-block: 1em 0.5em;
  }
  /* Large enough to hit. */
  .about p > a {
    display: inline-block;
    padding-block: 0.3em;
  }
  .promises {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .act {
    margin-block: 0.9em 0.35em;
    font-size: 0.933em;
  }
  .given > div {
    padding-block: 0.4em;
  }
  .given dt {
    min-inline-size: 0;
  }
  .given dd {
    flex: none;
  }
  .actions .link {
    min-block-size: 44px;
    margin-inline-end: 1.25em;
  }
  @media (max-width: 30em) {
    .head {
      gap: 0.3em 1em;
    }
    h2 {
      font-size: 1.3em;
    }
    /* Two lines beside the heading, one below it. */
    .head .close {
      flex: 1 9.5em;
      max-inline-size: max-content;
    }
    /* What is said of a service has the whole width, below its name and its switch. */
    .row > div:not([id]) {
      display: contents;
    }
    /* At most the whole width: a longer word is broken. */
    .row :is(h4, p) {
      max-inline-size: 100%;
    }
    .row h4 {
      flex: 1 1 6em;
    }
    .row p {
      flex: 1 1 100%;
      order: 1;
    }
  }
  @media (max-width: 22em) {
    :host {
      --_side: 1em;
    }
  }
  .foot {
    padding: 0.9em var(--_side) calc(1.2em + env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
  }
  .warning:not(:empty) {
    padding-block-end: 0.75em;
    font-size: 0.933em;
  }
  @media (min-width: 48em) {
    :host {
      --_side: 2.25em;
    }
    .panel {
      inset: 0;
      inline-size: min(46em, 100% - 3em);
      block-size: 80em;
      max-block-size: calc(100dvh - 4em);
      margin: auto;
      border-width: 1px;
      border-radius: var(--_radius);
    }
    .head {
      padding-block: 1.4em 1em;
    }
    .group {
      padding-block: 1.25em 1.75em;
    }
  }
  /*
   * Too low for a fixed heading and fixed buttons, one row of them or three, or three whose words take two lines, as with large
   * text on a phone: everything scrolls together.
   */
  @media (max-height: 18em),
    (max-height: 26em) and (max-width: 30em),
    (max-height: 32em) and (max-width: 17em) {
    .panel {
      display: block;
      max-block-size: calc(100dvh - env(safe-area-inset-top));
      overflow: auto;
    }
    .text {
      overflow: visible;
    }
  }
`;
