import { gateCase, parallelRuns } from './gate-case.js';

const next = `
  <script data-consent="a">log('inline')</script>
  <script data-consent="a" src="next.js"></script>`;

describe('Failures: 404, network error, integrity, CORS, syntax errors, throwing and empty scripts: handlers are called and the next ones run', () => {
  gateCase('404: the error is reported and the next ones run', {
    page: `<script data-consent="a" src="x.js?status=404" onerror="log('error')"></script>${next}`,
    logs: ['error', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('a slow 404 before a script that is there', {
    page: `<script data-consent="a" src="x.js?status=404&after=next.js" onerror="log('error')"></script>${next}`,
    runs: parallelRuns,
    logs: ['error', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('a broken connection', {
    page: `<script data-consent="a" src="x.js?broken" onerror="log('error')"></script>${next}`,
    logs: ['error', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('a host that does not exist', {
    page: `<script data-consent="a" src="https://nowhere.invalid/x.js" onerror="log('error')"></script>${next}`,
    logs: ['error', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('an integrity that does not match', {
    page: `<script data-consent="a" src="x.js" integrity="sha256-AAAA" onerror="log('error')"></script>${next}`,
    logs: ['error', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('no permission for the other origin', {
    page: `<script data-consent="a" src="{other}/x.js" crossorigin onerror="log('error')"></script>${next}`,
    logs: ['error', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('a syntax error', {
    page: `
      <script>addEventListener('error', (event) => log(event.error.name))</script>
      <script data-consent="a" src="x.js" onload="log('load')"></script>
      <script data-consent="a">)</script>${next}`,
    files: { 'x.js': ')' },
    logs: ['SyntaxError', 'load', 'SyntaxError', 'inline', 'next'],
  });
  gateCase('a script that throws', {
    page: `
      <script>addEventListener('error', (event) => log(event.error))</script>
      <script data-consent="a" src="x.js" onload="log('load')"></script>
      <script data-consent="a">throw 'inline'</script>${next}`,
    files: { 'x.js': `throw 'external'` },
    logs: ['external', 'load', 'inline', 'inline', 'next'],
  });
  gateCase('an empty address', {
    page: `<script data-consent="a" src=""></script>${next}`,
    logs: ['inline', 'next'],
  });
  gateCase('an address that is none', {
    page: `<script data-consent="a" src="https://["></script>${next}`,
    logs: ['inline', 'next'],
  });
  gateCase('an empty file', {
    page: `<script data-consent="a" src="x.js" onload="log('load')"></script>${next}`,
    files: { 'x.js': '' },
    logs: ['load', 'inline', 'next'],
  });
  gateCase('a script that removes itself while it runs', {
    page: `<script data-consent="a" src="x.js"></script>${next}`,
    files: { 'x.js': `document.currentScript.remove(); log('x')` },
    logs: ['x', 'inline', 'next'],
  });
  gateCase('a load handler that stops the event', {
    page: `
      <script data-consent="a" src="x.js" onload="event.stopImmediatePropagation(); log('load')"></script>
      <script data-consent="a">log('inline')</script>`,
    logs: ['x', 'load', 'inline'],
  });

  gateCase('a script that is moved to another document while it is on its way stops nobody', {
    page: `
      <script data-consent="a" id="x" src="slow.js?last"></script>
      <script data-consent="a">log('inline')</script>`,
    logs: ['inline'],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.requested('slow.js');
      const script = page.document.querySelector('#x');
      if (script) page.document.implementation.createHTMLDocument('').body.append(script);
      await page.letGo();
    },
  });
  gateCase('a template that is removed while its script is on its way stops nobody', {
    page: `<body>
      <template data-consent="a" id="t">
        <script src="slow.js?last"></script><script>log('never')</script>
      </template>
      <script data-consent="a">log('inline')</script>
      <script data-consent="a" src="next.js"></script>`,
    logs: ['inline', 'next'],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.requested('slow.js');
      page.document.querySelector('#t')?.remove();
      await page.settled();
      await page.letGo();
    },
  });
});
