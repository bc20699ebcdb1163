import { gateCase } from './gate-case.js';

describe('Types: every JavaScript type runs; data blocks become data again; `nomodule` and `for`/`event` scripts never run and stop nobody', () => {
  for (const type of [
    'text/javascript',
    'TEXT/JavaScript',
    ' application/javascript ',
    'application/x-ecmascript',
    'text/javascript1.5',
    'text/jscript',
    'text/livescript',
    '',
  ])
    gateCase(`type="${type}" is JavaScript`, {
      page: `
        <script data-consent="a" type="${type}" src="x.js"></script>
        <script data-consent="a" type="${type}">log('inline')</script>`,
      logs: ['x', 'inline'],
    });
  for (const type of [
    'text/babel',
    'text/javascript; charset=utf-8',
    'javascript',
    'text/template',
  ])
    gateCase(`type="${type}" never runs and stops nobody`, {
      page: `
        <script data-consent="a" type="${type}" src="x.js"></script>
        <script data-consent="a" type="${type}">log('inline')</script>
        <script data-consent="a">log('next')</script>`,
      logs: ['next'],
    });
  gateCase('the language attribute names the type where there is no type', {
    page: `
      <script data-consent="a" language="JavaScript">log('javascript')</script>
      <script data-consent="a" language="vbscript">log('vbscript')</script>
      <script data-consent="a" language="">log('empty')</script>`,
    logs: ['javascript', 'empty'],
  });
  gateCase('data blocks become data blocks again, in time for the scripts after them', {
    page: `
      <script data-consent="a" type="application/json" id="data">{ "x": 1 }</script>
      <script data-consent="a" type="application/ld+json">{}</script>
      <script data-consent="a">
        log(JSON.parse(document.getElementById('data').textContent).x);
        log([...document.querySelectorAll('script[type*=json]')].map((block) => block.type));
      </script>`,
    logs: ['1', 'application/json,application/ld+json'],
  });
  gateCase('nomodule scripts never run and stop nobody', {
    page: `
      <script data-consent="a" nomodule src="x.js"></script>
      <script data-consent="a" nomodule>log('inline')</script>
      <script data-consent="a">log('next')</script>`,
    logs: ['next'],
  });
  gateCase('nomodule means nothing on a module', {
    page: `<script data-consent="a" type="module" nomodule>log('module')</script>`,
    logs: ['module'],
  });
  gateCase('scripts for other events never run and stop nobody', {
    page: `
      <script data-consent="a" for="button" event="onclick" src="x.js"></script>
      <script data-consent="a" for="window" event="onclick">log('inline')</script>
      <script data-consent="a">log('next')</script>`,
    logs: ['next'],
    anyRequests: true,
  });
  gateCase('scripts for the load of the window run at once', {
    page: `
      <script data-consent="a" for=" Window " event=" onload() ">log('for window')</script>
      <script data-consent="a" for="window" src="x.js"></script>
      <script data-consent="a">log('next')</script>`,
    logs: ['for window', 'x', 'next'],
  });
  gateCase('an empty script does nothing and stops nobody', {
    page: `
      <script data-consent="a"></script>
      <script data-consent="a" type="module"></script>
      <script data-consent="a">log('next')</script>`,
    logs: ['next'],
  });

  for (const attribute of ['type=" "', 'language="javascript "'])
    gateCase(`${attribute} is no JavaScript, and nobody waits for it`, {
      page: `
        <script data-consent="a" ${attribute} src="no.js"></script>
        <script data-consent="a" ${attribute}>log('no')</script>
        <script data-consent="a" src="next.js"></script>
        <script data-consent="a">log('end')</script>`,
      logs: ['next', 'end'],
      // Some engines look ahead for it all the same.
      anyRequests: true,
    });
  gateCase('a script in SVG with an address', {
    page: `<body><svg><script data-consent="a" href="x.js"></script></svg>`,
    logs: ['x'],
    // Chromium asks twice.
    anyRequests: true,
  });
});
