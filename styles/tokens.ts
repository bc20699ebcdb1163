import { css, type CSSResult } from 'lit';

/**
 * The colours, from the site's `--accord-*` properties or Accord's own. `light-dark()` follows the `color-scheme` that
 * the page (or a theme) gives the element: a page that is light only gets a light dialog, whatever the system prefers.
 */
export const tokens: CSSResult = css`
  :host {
    --_surface: var(--accord-surface, #fff);
    --_text: var(--accord-text, #1b1d21);
    --_muted: var(--accord-muted, #5a5f69);
    --_line: var(--accord-line, #dedcd6);
    --_accent: var(--accord-accent, #1d4b43);
    --_on-accent: var(--accord-on-accent, #fff);
    --_radius: var(--accord-radius, 14px);
    --_shadow: var(--accord-shadow, 0 1px 2px #0001, 0 12px 40px #0003);
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--accord-surface, light-dark(#fff, #1b1d21));
      --_text: var(--accord-text, light-dark(#1b1d21, #eeece6));
      --_muted: var(--accord-muted, light-dark(#5a5f69, #a9adb6));
      --_line: var(--accord-line, light-dark(#dedcd6, #3a3d44));
      --_accent: var(--accord-accent, light-dark(#1d4b43, #a5d6c8));
      --_on-accent: var(--accord-on-accent, light-dark(#fff, #10211d));
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_line: var(--_text);
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
