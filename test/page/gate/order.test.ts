import { gateCase, freeRuns, parallelRuns } from './gate-case.js';

describe('Classic scripts: in document order, inline and external mixed, across scopes, head and body; downloads run in parallel', () => {
  gateCase('inline scripts run in document order, across scopes', {
    page: `
      <script data-consent="a">log(1)</script>
      <script data-consent="b">log(2)</script>
      <script data-consent="a">log(3)</script>`,
    logs: ['1', '2', '3'],
  });
  gateCase('a slow external script runs before what follows it, and all are fetched at once', {
    page: `
      <script data-consent="a" src="slow.js?after=fast.js"></script>
      <script data-consent="a">log('inline')</script>
      <script data-consent="b" src="fast.js"></script>`,
    runs: parallelRuns,
    logs: ['slow', 'inline', 'fast'],
  });
  gateCase('an inline script before an external one', {
    page: `
      <script data-consent="a">log('inline')</script>
      <script data-consent="a" src="x.js"></script>`,
    logs: ['inline', 'x'],
  });
  gateCase('scripts in the head run before those in the body', {
    page: `
      <script data-consent="a" src="head.js?after=body.js"></script>
      <body>
      <script data-consent="a" src="body.js"></script>
      <script data-consent="a">log('inline')</script>`,
    runs: parallelRuns,
    logs: ['head', 'body', 'inline'],
  });
  gateCase('several inline scripts between external ones', {
    page: `
      <script data-consent="a" src="1.js?after=5.js"></script>
      <script data-consent="a">log(2)</script>
      <script data-consent="a">log(3)</script>
      <script data-consent="a">log(4)</script>
      <script data-consent="a" src="5.js"></script>
      <script data-consent="a">log(6)</script>`,
    runs: parallelRuns,
    logs: ['1', '2', '3', '4', '5', '6'],
  });
  gateCase('promises of an inline script settle before the next script', {
    page: `
      <script data-consent="a">
        Promise.resolve().then(() => log('then')).then(() => log('then then'));
        log('script');
      </script>
      <script data-consent="a">log('next')</script>`,
    logs: ['script', 'then', 'then then', 'next'],
  });
  gateCase('promises settle between an external script and the inline ones after it', {
    page: `
      <script data-consent="a" src="x.js?after=y.js"></script>
      <script data-consent="a">
        Promise.resolve().then(() => 0).then(() => 0).then(() => log('inline then'));
        log('inline');
      </script>
      <script data-consent="a">log('next')</script>
      <script data-consent="a" src="y.js"></script>`,
    files: { 'x.js': `Promise.resolve().then(() => log('x then')); log('x')` },
    runs: parallelRuns,
    logs: ['x', 'x then', 'inline', 'inline then', 'next', 'y'],
  });
  gateCase("a script's own load handler runs before the next script", {
    page: `
      <script data-consent="a" src="x.js" onload="log('attribute')"></script>
      <script data-consent="a">log('inline')</script>
      <script data-consent="a" src="y.js"></script>`,
    files: {
      'x.js': `document.currentScript.addEventListener('load', () => log('listener')); log('x')`,
    },
    logs: ['x', 'attribute', 'listener', 'inline', 'y'],
  });
  gateCase('an external script can rely on the inline one before it', {
    page: `
      <script data-consent="a">window.settings = 'settings'</script>
      <script data-consent="a" src="x.js"></script>`,
    files: { 'x.js': 'log(settings)' },
    logs: ['settings'],
  });
  gateCase('functions of one script are hoisted for the next ones only', {
    page: `
      <script data-consent="a">log(typeof later)</script>
      <script data-consent="a">function later() {} log(typeof later)</script>`,
    logs: ['undefined', 'function'],
  });
});

describe('Async scripts: wait for nobody, and nobody waits for them', () => {
  gateCase('an async script does not wait for a blocking one', {
    page: `
      <script data-consent="a" async src="async.js"></script>
      <script data-consent="a" src="slow.js?last"></script>`,
    logs: ['async', 'slow'],
    runs: freeRuns,
    act: async (page) => {
      await page.logged('async');
      await page.letGo();
    },
  });
  gateCase('nobody waits for an async script', {
    page: `
      <script data-consent="a" async src="async.js?last"></script>
      <script data-consent="a" src="x.js"></script>
      <script data-consent="a">log('inline')</script>
      <script data-consent="a" defer src="defer.js"></script>`,
    logs: ['x', 'inline', 'defer', 'async'],
    act: async (page) => {
      await page.logged('defer');
      await page.letGo();
    },
  });
  gateCase('async scripts run as they come', {
    page: `
      <script data-consent="a" async src="slow.js?last"></script>
      <script data-consent="a" async src="fast.js"></script>`,
    logs: ['fast', 'slow'],
    act: async (page) => {
      await page.logged('fast');
      await page.letGo();
    },
  });
  gateCase('async means nothing on an inline script', {
    page: `
      <script data-consent="a" src="slow.js?after=fast.js"></script>
      <script data-consent="a" async>log('inline')</script>
      <script data-consent="a" src="fast.js"></script>`,
    runs: parallelRuns,
    logs: ['slow', 'inline', 'fast'],
  });
  gateCase('async wins over defer', {
    page: `
      <script data-consent="a" async defer src="async.js"></script>
      <script data-consent="a" src="slow.js?last"></script>`,
    logs: ['async', 'slow'],
    runs: freeRuns,
    act: async (page) => {
      await page.logged('async');
      await page.letGo();
    },
  });
});

describe('Deferred scripts: run after the classic ones, in one order with modules', () => {
  gateCase('defer runs after every classic script, wherever it stands', {
    page: `
      <script data-consent="a" defer src="defer.js"></script>
      <script data-consent="a" src="slow.js?after=defer.js"></script>
      <body><script data-consent="a">log('inline')</script>`,
    runs: parallelRuns,
    logs: ['slow', 'inline', 'defer'],
  });
  gateCase('deferred scripts keep their order', {
    page: `
      <script data-consent="a" defer src="1.js?after=2.js"></script>
      <script data-consent="b" defer src="2.js"></script>`,
    logs: ['1', '2'],
  });
  gateCase('defer means nothing on an inline script', {
    page: `
      <script data-consent="a" defer>log('inline')</script>
      <script data-consent="a" src="x.js"></script>`,
    logs: ['inline', 'x'],
  });
  gateCase('defer and modules are one list', {
    page: `
      <script data-consent="a" type="module" src="1.js?after=2.js"></script>
      <script data-consent="a" defer src="2.js"></script>
      <script data-consent="a" type="module">log(3)</script>
      <script data-consent="a" defer src="4.js"></script>
      <script data-consent="a">log(0)</script>`,
    logs: ['0', '1', '2', '3', '4'],
  });
  gateCase('a deferred script whose fetch fails stops nobody', {
    page: `
      <script data-consent="a" defer src="1.js?status=404" onerror="log('error')"></script>
      <script data-consent="a" defer src="2.js"></script>`,
    logs: ['error', '2'],
    anyRequests: true,
  });

  gateCase('much of the page between a deferred and a classic script, on a first visit', {
    page: `<body><script data-consent="a" defer src="defer.js"></script>
      ${'<template data-consent="a"></template>'.repeat(3000)}
      <script data-consent="a">log('classic')</script>`,
    logs: ['classic', 'defer'],
    runs: ['control', 'first'],
  });
});
