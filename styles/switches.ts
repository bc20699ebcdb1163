import { css, type CSSResult } from 'lit';

/**
 * Switches and checkboxes, drawn with borders so that forced colours keep them. The state is also said beside them in
 * words, and nothing in them is coloured as good or bad.
 */
export const switchStyles: CSSResult = css`
  .toggle {
    display: inline-flex;
    flex: none;
    gap: 0.7em;
    align-items: center;
    justify-content: end;
    min-block-size: 44px;
    cursor: pointer;
  }
  .state {
    color: var(--_muted);
    font-size: 0.867em;
    white-space: nowrap;
  }
  input[type='checkbox'] {
    position: relative;
    box-sizing: border-box;
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    appearance: none;
    cursor: pointer;
    background: var(--_surface);
    border: 2px solid var(--_muted);
    border-radius: 5px;
  }
  input[type='checkbox']:checked,
  input[type='checkbox']:indeterminate {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  input[type='checkbox']::before {
    position: absolute;
    box-sizing: border-box;
    content: '';
  }
  input:not([role]):checked::before {
    inset: 1px 5px 5px;
    border: solid var(--_on-accent);
    border-width: 0 2.5px 2.5px 0;
    transform: rotate(45deg);
  }
  input:indeterminate::before {
    inset: 7.5px 3px auto;
    border-block-start: 3px solid var(--_on-accent);
  }
  input[role='switch'] {
    inline-size: 44px;
    block-size: 26px;
    margin: 0;
    border-radius: 13px;
  }
  input[role='switch']::before {
    inset-block-start: 4px;
    inset-inline-start: 4px;
    inline-size: 14px;
    block-size: 14px;
    border: 7px solid var(--_muted);
    border-radius: 50%;
  }
  input[role='switch']:checked::before {
    inset-inline-start: 22px;
    border-color: var(--_on-accent);
  }
  .toggle:hover input {
    border-color: var(--_text);
  }
  @media (prefers-reduced-motion: no-preference) {
    input[role='switch']::before {
      transition: inset-inline-start 0.12s;
    }
  }
  @media (forced-colors: active) {
    input[type='checkbox'] {
      border-color: ButtonText;
    }
    input[role='switch']::before {
      border-color: ButtonText;
    }
    input[type='checkbox']:checked,
    input[type='checkbox']:indeterminate {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
    }
    input[type='checkbox']:checked::before,
    input[type='checkbox']:indeterminate::before {
      border-color: HighlightText;
    }
  }
`;
