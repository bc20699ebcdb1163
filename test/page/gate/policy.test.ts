import { expect } from '@open-wc/testing';
import DOMPurify from 'dompurify';
import { gateCase, type GateCase } from './gate-case.js';

const csp = (policy: string): Pick<GateCase, 'headers'> => ({
  headers: { 'content-security-policy': policy },
});
const blocked = `<script nonce="n">addEventListener('securitypolicyviolation', (event) => log('blocked'))</script>`;

describe('Content Security Policy: nonces, hashes, `strict-dynamic` and lists of hosts allow and block what they would without a gate', () => {
  gateCase('a nonce is kept', {
    ...csp(`script-src 'nonce-n'`),
    page: `${blocked}
      <script data-consent="a" nonce="n">log('inline')</script>
      <script data-consent="a" nonce="n" src="x.js"></script>
      <script data-consent="a" nonce="n">log(document.currentScript.nonce)</script>
      <script data-consent="a" nonce="n" type="module">log('module')</script>`,
    logs: ['inline', 'x', 'n', 'module'],
  });
  gateCase('nonces inside templates', {
    ...csp(`script-src 'nonce-n'`),
    page: `<body><template data-consent="a"><script nonce="n">log('inline')</script><script nonce="n" src="x.js"></script></template>`,
    logs: ['inline', 'x'],
  });
  gateCase('a script that is blocked stops nobody', {
    ...csp(`script-src 'nonce-n'`),
    page: `
      <script data-consent="a" src="blocked.js"></script>
      <script data-consent="a">log('blocked')</script>
      <script data-consent="a" type="module">log('blocked')</script>
      <script data-consent="a" nonce="n">log('inline')</script>
      <script data-consent="a" nonce="n" src="x.js"></script>
      <script data-consent="a" nonce="n" type="module">log('module')</script>
      <script data-consent="a" nonce="n" defer src="defer.js"></script>`,
    logs: ['inline', 'x', 'module', 'defer'],
  });
  gateCase('a hash', {
    ...csp(`script-src 'self' 'sha256-Iqz2EnGc8V/Kwon1UobrB8C/hPAZmDSjThz0lQZ/tEA='`),
    page: `<script data-consent="a">log('inline')</script><script data-consent="a" src="x.js"></script>`,
    logs: ['inline', 'x'],
  });
  gateCase('a hash of a module that others wait for', {
    ...csp(`script-src 'self' 'sha256-+FES26Z1oOQ3MaAE4EVzVXXZuUhLf5kIo9cjre0YDJ8='`),
    page: `
      <script data-consent="a" type="module">import './x.js'; log('module')</script>
      <script data-consent="a" defer src="empty.js"></script>`,
    files: { 'empty.js': '' },
    logs: ['x', 'module'],
  });
  gateCase('strict-dynamic: what has the nonce runs, and may load more', {
    ...csp(`script-src 'nonce-n' 'strict-dynamic'`),
    nonce: true,
    page: `
      <script data-consent="a" nonce="n" src="x.js"></script>
      <script data-consent="a" nonce="n">log('inline')</script>`,
    files: {
      'x.js': `const script = document.createElement('script'); script.src = 'more.js'; document.head.append(script)`,
    },
    logs: ['inline', 'more'],
  });
  gateCase(
    'strict-dynamic: what has no nonce does not run because the gate would have inserted it',
    {
      ...csp(`script-src 'nonce-n' 'strict-dynamic'`),
      nonce: true,
      page: `<body>
      <script data-consent="a" src="x.js"></script>
      <script data-consent="a" nonce="wrong" src="y.js"></script>
      <script data-consent="a">log('inline')</script>
      <template data-consent="a"><script src="z.js"></script></template>
      <script data-consent="a" nonce="n">log('with')</script>`,
      logs: ['with'],
      runs: ['first', 'returning'],
      check: async ({ requests }) => expect(await requests()).to.deep.equal([]),
    },
  );
  gateCase('strict-dynamic: what a released script writes needs the nonce', {
    ...csp(`script-src 'nonce-n' 'strict-dynamic'`),
    nonce: true,
    page: `<body><script data-consent="a" nonce="n">
        document.write('<script src="x.js"><\\/script><script nonce="n">log("written")<\\/script>');
        log('end');
      </script>`,
    logs: ['written', 'end'],
    runs: ['first'],
    check: async ({ requests }) => expect(await requests()).to.deep.equal([]),
  });
  gateCase('a list of hosts', {
    ...csp(`script-src 'self'`),
    page: `
      <script data-consent="a" src="{other}/other.js"></script>
      <script data-consent="a" src="x.js"></script>`,
    logs: ['x'],
  });
});

const inline = '<script data-consent="a">log(\'inline\')</script>';
const scripts = `
  ${inline}
  <script data-consent="a" src="x.js"></script>
  <script data-consent="a" type="module">log('module')</script>
  <script data-consent="a" type="module" src="m.js"></script>`;

describe('Trusted Types: work where the page enforces them, with and without a policy named `accord`', () => {
  for (const [policies, words] of [
    [`trusted-types 'none'`, 'no policy allowed'],
    ['trusted-types accord', 'the policy named accord allowed'],
    ['', 'any policy allowed'],
  ] as const) {
    const enforced = csp(`require-trusted-types-for 'script'; ${policies}`);
    gateCase(`${words}: scripts`, {
      ...enforced,
      page: scripts,
      logs: ['inline', 'x', 'module', 'm'],
    });
    gateCase(`${words}: scripts in templates`, {
      ...enforced,
      page: `<body><template data-consent="a">${scripts.replaceAll(' data-consent="a"', '')}</template>`,
      logs: ['inline', 'x', 'module', 'm'],
    });
    gateCase(`${words}: frames, images and style sheets`, {
      ...enforced,
      page: `<body><iframe data-consent="a" src="frame.html" title="A frame"></iframe>
        <img data-consent="a" src="x.gif" alt=""><link data-consent="a" rel="stylesheet" href="s.css">`,
      logs: [],
      act: async (page) => {
        for (const file of ['frame.html', 'x.gif', 's.css']) await page.requested(file);
      },
    });
    if (policies.includes('none')) continue;
    gateCase(`${words}: held addresses, objects and embeds`, {
      ...enforced,
      page: `<body><script type="text/plain" data-consent="a" data-src="x.js"></script>
        <object data-consent="a" data="object.html"></object><embed data-consent="a" src="embed.html">`,
      logs: ['x'],
      runs: ['first', 'returning'],
      act: async (page) => {
        for (const file of ['object.html', 'embed.html']) await page.requested(file);
      },
    });
    gateCase(`${words}: scripts that came by innerHTML`, {
      headers: {
        'content-security-policy': `require-trusted-types-for 'script'; ${policies && `${policies} page`}`,
      },
      page: '<body>',
      logs: ['inline', 'x'],
      runs: ['held'],
      act: async (page) => {
        const factory = Reflect.get(page.window, 'trustedTypes');
        const policy = factory.createPolicy('page', { createHTML: (text: string) => text });
        page.document.body.innerHTML = policy.createHTML(
          `<script type="text/plain" data-consent="a">log('inline')</script><script type="text/plain" data-consent="a" src="x.js"></script>`,
        );
        await page.settled();
        page.grant('a');
      },
    });
  }
  gateCase('no policy allowed: what needs one stays held, and nothing else with it', {
    ...csp(`require-trusted-types-for 'script'; trusted-types 'none'`),
    page: `<script type="text/plain" data-consent="a" data-src="x.js"></script><body>
      <object data-consent="a" data="object.html"></object><embed data-consent="a" src="embed.html">
      <img data-consent="a" src="x.gif" alt="">${inline}`,
    logs: ['inline'],
    runs: ['first', 'returning'],
    act: (page) => page.requested('x.gif'),
  });
  gateCase('a string that a released script writes is refused, as it would be', {
    ...csp(`require-trusted-types-for 'script'; trusted-types accord`),
    page: `<body><p></p><script data-consent="a">
        try { document.write('<b></b>'); log('written') } catch (error) { log(error.name) }
      </script>`,
    logs: ['TypeError'],
    check: ({ document }) => expect(document.querySelector('p')?.outerHTML).to.be.a('string'),
  });
  gateCase('trusted markup that a released script writes appears', {
    ...csp(`require-trusted-types-for 'script'; trusted-types page`),
    page: `<body><script data-consent="a">
        const policy = trustedTypes.createPolicy('page', { createHTML: (text) => text });
        document.write(policy.createHTML('<b id="b"></b>'));
        log(document.getElementById('b').localName);
      </script>`,
    logs: ['b'],
  });
});

describe('No way around a sanitiser: only listed attributes of listed elements are restored, and no address that would run', () => {
  const evil = `
    <a data-consent="a" data-href="javascript:log('a')" id="a">link</a>
    <iframe data-consent="a" data-src="javascript:parent.log('iframe')"></iframe>
    <iframe data-consent="a" data-src=" JaVa\tscript:parent.log('iframe')"></iframe>
    <iframe data-consent="a" data-src="data:text/html,<script>parent.log('data')</script>"></iframe>
    <iframe data-consent="a" data-src="blob:https://harbour.example/5e2c"></iframe>
    <iframe data-consent="a" data-srcdoc="<script>parent.log('srcdoc')</script>"></iframe>
    <object data-consent="a" data-data="data:text/html,<script>parent.log('object')</script>"></object>
    <embed data-consent="a" data-src="javascript:log('embed')">
    <form data-consent="a" data-action="javascript:log('form')"><button data-consent="a" data-formaction="javascript:1">b</button></form>
    <svg><a data-consent="a" data-href="javascript:log('svg a')"><text>a</text></a><animate data-consent="a" data-href="#a" data-values="javascript:1"></animate></svg>
    <base data-consent="a" data-href="https://evil.invalid/">
    <meta data-consent="a" data-content="0;url=javascript:log('meta')" http-equiv="x">
    <img data-consent="a" data-onerror="log('handler')" data-src="javascript:log('img')" alt="">
    <div data-consent="a" data-onclick="log(1)" data-style="x" data-innerhtml="x"></div>`;
  gateCase('no address that runs, no attribute that is not on the list', {
    page: `<body>${evil}`,
    logs: [],
    runs: ['first', 'returning'],
    check: ({ document, window }) => {
      const live =
        '[href], [src], [srcdoc], [data], [action], [formaction], [content], [onerror], [onclick], [style]';
      const found = [...document.body.querySelectorAll(live)].map((element) => element.outerHTML);
      expect(found).to.deep.equal([]);
      expect(window.entries).to.deep.equal([]);
    },
  });
  gateCase('what DOMPurify lets through is as harmless as before', {
    page: '<body>',
    logs: [],
    runs: ['first'],
    act: async (page) => {
      page.document.body.innerHTML = DOMPurify.sanitize(`${evil}
        <script type="text/plain" data-consent="a">log('script')</script>
        <template data-consent="a"><script>log('template')</script><img src="no.gif" onerror="log('handler')" alt=""></template>
        <template data-consent="a"><template data-consent="a"><script type="text/plain" data-consent="a">log('nested')</script></template></template>
        <img data-consent="a" data-src="ok.gif" alt="">`);
      await page.requested('ok.gif');
      await page.settled();
    },
    check: ({ document }) => {
      expect(document.querySelector('body script, body iframe, body object, body embed')).to.equal(
        null,
      );
      expect(document.querySelector('a')?.hasAttribute('href')).to.equal(false);
    },
  });
});
