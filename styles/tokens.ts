/**
 * The colours, from the site's `--accord-*` properties or Accord's own. `light-dark()` follows the `color-scheme` that
 * the page (or a theme) gives the element: a page that is light only gets a light dialog, whatever the system prefers.
 */
export const tokens = `
  :host {
    --_surface: var(--accord-surface, light-dark(#fff, #202328));
    --_text: var(--accord-text, light-dark(#1b1d21, #eeece6));
    --_muted: var(--accord-muted, light-dark(#5a5f69, #b0b4bc));
    --_line: var(--accord-line, light-dark(#dedcd6, #42464e));
    --_accent: var(--accord-accent, light-dark(#1d4b43, #a5d6c8));
    --_on-accent: var(--accord-on-accent, light-dark(#fff, #10211d));
    --_radius: var(--accord-radius, 14px);
    --_shadow: var(--accord-shadow, 0 1px 2px #0001, 0 12px 40px #0003);
  }
  /* Browsers from before light-dark(): the system's colours. */
  @supports not (color: light-dark(#000, #fff)) {
    :host {
      --_surface: var(--accord-surface, Canvas);
      --_text: var(--accord-text, CanvasText);
      --_muted: var(--accord-muted, CanvasText);
      --_line: var(--accord-line, GrayText);
      --_accent: var(--accord-accent, CanvasText);
      --_on-accent: var(--accord-on-accent, Canvas);
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
