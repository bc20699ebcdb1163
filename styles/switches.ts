import { css, type CSSResult } from 'lit';

/**
 * Switches and checkboxes, drawn with borders so that forced colours keep them. The state is also said beside them in
 * words, and nothing in them is coloured as good or bad.
 */
export const switchStyles: CSSResult = css`
  .toggle {
    display: flex;
    gap: 0.7em;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  .state {
    color: var(--_muted);
    font-size: 0.867em;
    white-space: nowrap;
  }
  .toggle input {
    --_edge: var(--_muted);
    position: relative;
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    appearance: none;
    cursor: pointer;
    border: 2px solid var(--_edge);
    border-radius: 5px;
  }
  .toggle :is(:checked, :indeterminate) {
    --_edge: var(--_accent);
    --_mark: var(--_on-accent);
    background: var(--_accent);
  }
  .toggle input::before {
    position: absolute;
    inset: 1px 5px 5px;
    box-sizing: border-box;
    border: 0 solid var(--_mark, var(--_edge));
    content: '';
  }
  .toggle :checked::before {
    border-width: 0 2.5px 2.5px 0;
    transform: rotate(45deg);
  }
  .toggle :indeterminate::before {
    inset: 7.5px 3px auto;
    border-block-start-width: 3px;
  }
  .toggle [role] {
    inline-size: 44px;
    block-size: 26px;
    border-radius: 13px;
  }
  .toggle [role]::before {
    inset: 4px auto auto;
    inset-inline-start: 4px;
    inline-size: 14px;
    block-size: 14px;
    border-width: 7px;
    border-radius: 50%;
  }
  .toggle [role]:checked::before {
    inset-inline-start: 22px;
  }
  .toggle:hover input {
    --_edge: var(--_text);
  }
  @media (prefers-reduced-motion: no-preference) {
    .toggle [role]::before {
      transition: inset-inline-start 0.12s;
    }
  }
  @media (forced-colors: active) {
    .toggle input {
      --_edge: ButtonText;
    }
    .toggle :is(:checked, :indeterminate),
    .toggle:hover :is(:checked, :indeterminate) {
      --_edge: Highlight;
      --_mark: HighlightText;
      forced-color-adjust: none;
      background: Highlight;
    }
    .toggle :focus-visible {
      outline-color: CanvasText !important;
    }
  }
`;
