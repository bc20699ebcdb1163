/** The panel's style sheet. It looks like a tool and not like the dialog, so that nobody takes one for the other. */
export const panelStyles = `
:host {
  all: initial;
  display: contents;
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #16181b);
  --sheet: light-dark(#fff, #1d2024);
  --ink: light-dark(#191b1f, #e9e7e2);
  --quiet: light-dark(#5d626b, #a2a7b0);
  --line: light-dark(#e3e0da, #32363c);
  --breach: light-dark(#a3261c, #ff9b8f);
  --warning: light-dark(#7a5200, #e9bd6a);
  --fine: light-dark(#27603f, #8fd3ac);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
button {
  font: inherit;
  color: inherit;
  background: none;
  border: 0;
  padding: 0;
  cursor: pointer;
}
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 3px; }
.badge, .panel {
  position: fixed;
  margin: 0;
  padding: 0;
  border: 1px solid var(--line);
  color: var(--ink);
  background: var(--paper);
  font: 13px/1.5 system-ui, sans-serif;
}
.badge {
  inset: auto 16px 16px auto;
  border-radius: 8px;
  box-shadow: 0 1px 2px #0002, 0 6px 20px #0003;
}
@media (max-width: 700px) {
  /* The first layer stands at the bottom edge there. */
  .badge { inset: 8px 8px auto auto; }
}
.badge:not(:popover-open), .panel:not(:popover-open) { display: none; }
.badge button {
  display: flex;
  gap: 9px;
  align-items: center;
  min-block-size: 40px;
  padding: 0 14px;
}
.badge b { font-weight: 600; }
.dot { flex: none; inline-size: 9px; block-size: 9px; border-radius: 50%; background: var(--fine); }
.dot.warning { background: var(--warning); border-radius: 2px; }
.dot.breach { background: var(--breach); border-radius: 0; rotate: 45deg; }
.dot.note { background: none; border: 2px solid var(--quiet); }
.panel {
  inset: 0 0 0 auto;
  display: flex;
  flex-direction: column;
  inline-size: min(480px, 100vw);
  block-size: 100dvh;
  max-block-size: none;
  max-inline-size: none;
  border-width: 0 0 0 1px;
  box-shadow: 0 0 40px #0003;
}
header {
  display: flex;
  gap: 12px;
  align-items: center;
  justify-content: space-between;
  padding: 16px 20px 6px;
}
h2 { margin: 0; font-size: 15px; line-height: 1.3; letter-spacing: -.005em; }
.state { margin: 0; padding: 0 20px 14px; color: var(--quiet); }
.state strong { color: var(--ink); font-weight: 600; }
.tool {
  min-block-size: 30px;
  padding: 0 10px;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--sheet);
  font-size: 12px;
}
.tool:hover { border-color: var(--quiet); }
.tools { display: flex; gap: 6px; }
nav {
  flex: none;
  display: flex;
  flex-wrap: wrap;
  gap: 0 clamp(8px, 3vw, 18px);
  padding: 0 20px;
  border-block-end: 1px solid var(--line);
}
nav button {
  min-block-size: 38px;
  margin-block-end: -1px;
  color: var(--quiet);
  border-block-end: 2px solid transparent;
}
nav button:hover { color: var(--ink); }
nav [aria-current] { color: var(--ink); font-weight: 600; border-color: var(--ink); }
nav span { margin-inline-start: 5px; font-weight: 400; font-variant-numeric: tabular-nums; color: var(--quiet); }
main { flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; }
.empty { padding: 28px 20px; color: var(--quiet); }
.group {
  position: sticky;
  inset-block-start: 0;
  z-index: 1;
  display: flex;
  gap: 9px;
  align-items: center;
  margin: 0;
  padding: 9px 20px 8px;
  font-size: 12px;
  font-weight: 600;
  background: var(--paper);
  border-block-end: 1px solid var(--line);
}
ul { margin: 0; padding: 0; list-style: none; }
li {
  padding: 11px 20px 12px;
  border-block-end: 1px solid var(--line);
  background: var(--sheet);
  overflow-wrap: anywhere;
}
li p { margin: 0; }
.subject { font: 12px/1.45 var(--mono); }
.message { margin-block-start: 3px; }
.fix, .quiet { color: var(--quiet); }
.fix { margin-block-start: 2px; }
.by { margin-block-start: 4px; font: 11px/1.5 var(--mono); color: var(--quiet); }
.row { display: flex; gap: 6px 12px; justify-content: space-between; align-items: baseline; }
.row > :first-child { min-inline-size: 0; }
.verdict { flex: none; font-size: 12px; }
.verdict.breach { color: var(--breach); font-weight: 600; }
.verdict.warning { color: var(--warning); font-weight: 600; }
.verdict.fine { color: var(--fine); }
.facts { margin-block-start: 2px; font-size: 12px; color: var(--quiet); }
.entry { padding: 16px 20px; }
.entry p { margin: 0 0 12px; color: var(--quiet); max-inline-size: 56ch; }
pre {
  margin: 12px 0;
  padding: 14px;
  overflow: auto;
  font: 11.5px/1.55 var(--mono);
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: 6px;
}
@media (forced-colors: active) {
  .dot { forced-color-adjust: none; }
}
@media print { :host { display: none; } }
`;
