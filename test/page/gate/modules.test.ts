import { gateCase, freeRuns, parallelRuns } from './gate-case.js';

describe('Modules: inline and external modules keep their order after the classic scripts, with import maps, and wait as the standard says', () => {
  gateCase('an external module runs after classic scripts', {
    page: `
      <script data-consent="a" type="module" src="module.js"></script>
      <script data-consent="a" src="slow.js?after=module.js"></script>`,
    runs: parallelRuns,
    logs: ['slow', 'module'],
  });
  gateCase('an inline module waits for the deferred scripts before it', {
    page: `
      <script data-consent="a" defer src="slow.js?last"></script>
      <script data-consent="a" type="module">log('module')</script>
      <script data-consent="a">log('classic')</script>`,
    logs: ['classic', 'slow', 'module'],
    act: async (page) => {
      await page.logged('classic');
      await page.letGo();
    },
  });
  gateCase('deferred scripts wait for an inline module with slow imports', {
    page: `
      <script data-consent="a" type="module">import './slow.js?last'; log('module')</script>
      <script data-consent="a" defer src="defer.js"></script>`,
    logs: ['slow', 'module', 'defer'],
    act: async (page) => {
      await page.requested('slow.js');
      await page.letGo();
    },
  });
  gateCase('a script that is fetched at once waits for the inline module before it', {
    page: `
      <script data-consent="a" type="module">log(1)</script>
      <script data-consent="a" defer src="data:text/javascript,log(2)"></script>
      <script data-consent="a" type="module">log(3)</script>
      <script data-consent="a" defer src="data:text/javascript,log(4)"></script>`,
    logs: ['1', '2', '3', '4'],
  });
  gateCase('an inline module may have variables of its own called like what the browser has', {
    page: `
      <script data-consent="a" type="module">const window = self; const Event = 1; window.log(1)</script>
      <script data-consent="a" type="module">log(2)</script>`,
    logs: ['1', '2'],
  });
  gateCase('inline modules keep their order', {
    page: `
      <script data-consent="a" type="module">import './slow.js?last'; log(1)</script>
      <script data-consent="a" type="module">log(2)</script>
      <script data-consent="a" type="module">log(3)</script>`,
    logs: ['slow', '1', '2', '3'],
    act: async (page) => {
      await page.requested('slow.js');
      await page.letGo();
    },
  });
  gateCase('an async module waits for nobody', {
    page: `
      <script data-consent="a" type="module" async>log('async')</script>
      <script data-consent="a" defer src="slow.js?last"></script>`,
    logs: ['async', 'slow'],
    runs: freeRuns,
    act: async (page) => {
      await page.logged('async');
      await page.letGo();
    },
  });
  gateCase('an async external module waits for nobody', {
    page: `
      <script data-consent="a" type="module" async src="async.js"></script>
      <script data-consent="a" src="slow.js?last"></script>`,
    logs: ['async', 'slow'],
    runs: freeRuns,
    act: async (page) => {
      await page.logged('async');
      await page.letGo();
    },
  });
  gateCase('the same module runs once', {
    page: `
      <script data-consent="a" type="module" src="x.js"></script>
      <script data-consent="a" type="module" src="x.js"></script>
      <script data-consent="a" type="module">import './x.js'; log('inline')</script>`,
    logs: ['x', 'inline'],
  });
  gateCase('import.meta.url and relative imports are those of the page', {
    page: `
      <script data-consent="a" type="module">
        import './x.js';
        log(import.meta.url === document.baseURI);
      </script>`,
    logs: ['x', 'true'],
  });
  gateCase('modules are strict and have no current script', {
    page: `
      <script data-consent="a" type="module">
        log(this); log(document.currentScript);
      </script>`,
    logs: ['undefined', 'null'],
  });
  gateCase('a module with a syntax error stops nobody', {
    page: `
      <script data-consent="a" type="module">)</script>
      <script data-consent="a" type="module" src="broken.js"></script>
      <script data-consent="a" type="module">log('inline')</script>
      <script data-consent="a" defer src="defer.js"></script>`,
    files: { 'broken.js': ')' },
    logs: ['inline', 'defer'],
  });
  gateCase('a module that throws stops nobody', {
    page: `
      <script>addEventListener('error', (event) => log(event.message.includes('boom')))</script>
      <script data-consent="a" type="module">throw new Error('boom')</script>
      <script data-consent="a" type="module">log('next')</script>`,
    logs: ['true', 'next'],
  });
  gateCase('a module whose import fails stops nobody', {
    page: `
      <script data-consent="a" type="module" onerror="log('error')">import './no.js?status=404'</script>
      <script data-consent="a" type="module">log('next')</script>`,
    logs: ['error', 'next'],
  });
  gateCase('a module that awaits for ever stops nobody', {
    page: `
      <script data-consent="a" type="module">log('waits'); await new Promise(() => {})</script>
      <script data-consent="a" type="module">log('next')</script>`,
    logs: ['waits', 'next'],
  });
  gateCase('an import map serves the modules after it', {
    page: `
      <script data-consent="a" type="importmap">{ "imports": { "bare": "./x.js" } }</script>
      <script data-consent="a" type="module">import 'bare'; log('module')</script>`,
    logs: ['x', 'module'],
  });
  gateCase('an import map serves an async module, though a slow script stands before it', {
    page: `
      <script data-consent="a" src="silent.js"></script>
      <script data-consent="a" type="importmap">{ "imports": { "bare": "./x.js" } }</script>
      <script data-consent="a" type="module" async>import 'bare'; log('module')</script>`,
    files: { 'silent.js': '' },
    logs: ['x', 'module'],
  });
  gateCase('modules are fetched with the credentials that crossorigin says', {
    page: `<script data-consent="a" type="module" crossorigin src="{other}/x.js?cors"></script>`,
    logs: ['x'],
  });

  for (const [what, failure] of [
    ['an error of the page', `throw new Error('It is the page’s own')`],
    ['a text of the page that is no JSON', `JSON.parse('{')`],
  ])
    gateCase(`${what} while an inline module waits for its import`, {
      page: `
      <script>addEventListener('error', () => log('error'))</script>
      <script data-consent="a" type="module">import './slow.js?last'; log('module')</script>
      <script data-consent="a" type="module">log('second')</script>
      <script data-consent="a" defer src="defer.js"></script>
      <script>window.fail = () => { ${failure} }</script>`,
      logs: ['error', 'slow', 'module', 'second', 'defer'],
      runs: ['control', 'first'],
      act: async (page) => {
        await page.requested('slow.js');
        page.window.setTimeout('fail()');
        await page.logged('error');
        await page.settled();
        await page.letGo();
      },
    });
  gateCase('a policy that only reports: each runs once, in order', {
    headers: { 'content-security-policy-report-only': `script-src 'self'` },
    page: `
      <script data-consent="a" type="module">import './x.js'; log('module')</script>
      <script data-consent="a" type="module">import './y.js'; log('second')</script>
      <script data-consent="a" defer src="silent.js"></script>`,
    files: { 'silent.js': '' },
    logs: ['x', 'module', 'y', 'second'],
  });
  gateCase('an inline module with names of its own', {
    page: `
      <script data-consent="a" type="module">
        import { Event } from './x.js';
        const dispatchEvent = () => {};
        log(new Event().name);
      </script>
      <script data-consent="a" defer src="defer.js"></script>`,
    files: { 'x.js': `export class Event { name = 'mine' }` },
    logs: ['mine', 'defer'],
  });

  gateCase('an inline module that imports what there is no address for stops nobody', {
    page: `
      <script data-consent="a" type="module">import 'nothing'; log('never')</script>
      <script data-consent="a" type="module">import './x.js'; log('second')</script>
      <script data-consent="a" defer src="defer.js"></script>`,
    logs: ['x', 'second', 'defer'],
    runs: ['control', 'first'],
  });
});
