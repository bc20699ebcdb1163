/** The widget's style sheet: plain text, because the widget knows no Lit. */
export const widgetStyles = `
:host{position:fixed;inset-block-end:calc(1em + env(safe-area-inset-bottom));inset-inline-start:1em;z-index:2147483000;font-size:medium;color-scheme:inherit}
:host([placement=end]){inset-inline:auto 1em}
:host([hidden]){display:none!important}
button{all:unset;box-sizing:border-box;display:grid;align-content:center;min-block-size:44px;max-inline-size:20em;padding:.35em 1.1em;cursor:pointer;font-size:.8125em;line-height:1.3;font-family:var(--accord-font,inherit);color:var(--accord-text,light-dark(#1b1d21,#eeece6));background:var(--accord-surface,light-dark(#fff,#1b1d21));border:1px solid var(--accord-line,light-dark(#dedcd6,#3a3d44));border-radius:var(--accord-radius,14px);box-shadow:0 2px 12px #0002}
b{font-weight:600}
span{color:var(--accord-muted,light-dark(#5a5f69,#a9adb6))}
button:hover b{text-decoration:underline;text-underline-offset:.2em}
button:focus-visible{outline:2px solid;outline-offset:2px}
@media print{:host{display:none!important}}
`;
