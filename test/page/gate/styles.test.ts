import { gateCase } from './gate-case.js';

const files = { 's.css': 'html { color: rgb(1, 2, 3) }' };
const colour = 'getComputedStyle(document.documentElement).color';
const mine = 'rgb(1, 2, 3)';
const none = 'rgb(0, 0, 0)';

describe('Style sheets: scripts wait for a style sheet that stands before them and is released with them', () => {
  gateCase('an inline script', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css">
      <script data-consent="a">log(${colour})</script>`,
    files,
    logs: [mine],
  });
  gateCase('an external one, and what follows it', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css">
      <script data-consent="b" src="x.js"></script>
      <script data-consent="a">log('inline')</script>`,
    files: { ...files, 'x.js': `log(${colour})` },
    logs: [mine, 'inline'],
  });
  gateCase('a deferred one and a module', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css">
      <script data-consent="a" defer src="x.js"></script>
      <script data-consent="a" type="module">log('module ' + ${colour})</script>`,
    files: { ...files, 'x.js': `log(${colour})` },
    // WebKit itself does not let them wait.
    runs: ['first', 'returning'],
    logs: [mine, `module ${mine}`],
  });
  gateCase('an async script waits for none', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css?last">
      <script data-consent="a" async src="x.js"></script>
      <script data-consent="a">log(${colour})</script>`,
    files,
    act: async ({ logged, letGo }) => {
      await logged('x');
      await letGo();
    },
    logs: ['x', mine],
  });
  gateCase('what stands before the style sheet does not wait', {
    page: `
      <script data-consent="a">log(1)</script>
      <link data-consent="a" rel="stylesheet" href="s.css?last">
      <script data-consent="a">log(${colour})</script>`,
    files,
    act: async ({ logged, letGo }) => {
      await logged('1');
      await letGo();
    },
    logs: ['1', mine],
  });
  gateCase('several style sheets', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css?after=t.css">
      <link data-consent="b" rel="stylesheet" href="t.css">
      <script data-consent="a">log(${colour} + ' ' + getComputedStyle(document.documentElement).fontSize)</script>`,
    files: { ...files, 't.css': 'html { font-size: 11px }' },
    logs: [`${mine} 11px`],
  });
  gateCase('in a template', {
    page: `<body>
      <template data-consent="a"><link rel="stylesheet" data-href="s.css"><script>log(${colour})</script></template>`,
    files,
    runs: ['first', 'returning'],
    logs: [mine],
  });
  for (const [name, link] of Object.entries({
    'one that is not there': '<link data-consent="a" rel="stylesheet" href="s.css?status=404">',
    'one with an impossible address': '<link data-consent="a" rel="stylesheet" href="http://:">',
    'one with an empty address': '<link data-consent="a" rel="stylesheet" href="">',
    'one of another type': '<link data-consent="a" rel="stylesheet" type="text/x" href="s.css">',
    'a preload': '<link data-consent="a" rel="preload" as="style" href="s.css">',
    'one for another medium':
      '<link data-consent="a" rel="stylesheet" media="print" href="s.css?after=x.js">',
    'an alternate one':
      '<link data-consent="a" rel="alternate stylesheet" title="B" href="s.css?after=x.js">',
    'one that is disabled':
      '<link data-consent="a" rel="stylesheet" disabled href="s.css?after=x.js">',
  }))
    gateCase(`${name} holds nobody up`, {
      page: `
        ${link}
        <script data-consent="a">log(${colour})</script>
        <script data-consent="a" src="x.js"></script>`,
      files,
      anyRequests: true,
      logs: [none, 'x'],
    });
  gateCase('one that a policy blocks holds nobody up', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css">
      <script data-consent="a" nonce="n">log(${colour})</script>`,
    files,
    headers: { 'Content-Security-Policy': "style-src 'none'; script-src 'nonce-n'" },
    anyRequests: true,
    logs: [none],
  });
  gateCase('one that the page removes holds nobody up', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css?last">
      <script data-consent="a">log(${colour})</script>`,
    files,
    runs: ['first'],
    act: async ({ document, requested, letGo }) => {
      await requested('s.css');
      document.querySelector('link')?.remove();
      await letGo();
    },
    anyRequests: true,
    logs: [none],
  });
  gateCase('one that is refused meanwhile holds nobody up', {
    page: `
      <link data-consent="a" rel="stylesheet" href="s.css?last">
      <script data-consent="b">log(${colour})</script>`,
    files,
    runs: ['first'],
    act: async ({ requested, refuse, logged, letGo }) => {
      await requested('s.css');
      refuse('a');
      await logged(none);
      await letGo();
    },
    anyRequests: true,
    logs: [none],
  });
});
