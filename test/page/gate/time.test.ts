import { expect } from '@open-wc/testing';
import { gateCase, type GatePage } from './gate-case.js';

/** Runs a program in the page. */
const inPage = ({ document }: GatePage, code: string): void => {
  const script = document.createElement('script');
  script.textContent = code;
  document.head.append(script);
  script.remove();
};

const held = (attributes: string, text = ''): string =>
  `<script type="text/plain" data-consent="a" ${attributes}>${text}</script>`;

/** Markup that a program puts into the page, in each of the ways there are. */
const ways: Readonly<Record<string, (page: GatePage, markup: string) => void>> = {
  innerHTML({ document }, markup) {
    const box = document.createElement('div');
    box.innerHTML = markup;
    document.body.append(box);
  },
  insertAdjacentHTML: ({ document }, markup) =>
    document.body.insertAdjacentHTML('beforeend', markup),
  'a router that swaps the body': (page, markup) =>
    inPage(
      page,
      `const text = ${JSON.stringify(`<body>${markup}`).replaceAll('</', '<\\/')};
      document.body.replaceWith(new DOMParser().parseFromString(text, 'text/html').body)`,
    ),
  'the clone of a template': ({ document }, markup) => {
    const template = document.createElement('template');
    template.innerHTML = markup;
    document.body.append(template.content.cloneNode(true));
  },
  'a fragment of a range': ({ document }, markup) =>
    document.body.append(document.createRange().createContextualFragment(`<p>${markup}</p>`)),
};

const twoScripts = `${held('src="slow.js?after=fast.js"')}${held('', `log('inline')`)}${held('src="fast.js"')}`;

describe('Elements that come later: by DOM methods, `innerHTML`, a router, a cloned template or a fragment, before or after consent', () => {
  for (const [way, insert] of Object.entries(ways)) {
    gateCase(`${way}, before consent: scripts run once, in order`, {
      page: '<body>',
      logs: ['slow', 'inline', 'fast'],
      runs: ['held'],
      act: async (page) => {
        insert(page, `<div>${twoScripts}</div>`);
        await page.settled();
        expect(await page.requests()).to.deep.equal([]);
        page.grant('a');
      },
    });
    gateCase(`${way}, after consent: scripts run once, in order`, {
      page: '<body>',
      logs: ['slow', 'inline', 'fast'],
      runs: ['first', 'returning'],
      act: async (page) => {
        await page.loaded();
        insert(page, `<div>${twoScripts}</div>`);
      },
    });
    gateCase(`${way}, after consent: a frame and an image load`, {
      page: '<body>',
      logs: ['frame'],
      runs: ['first', 'returning'],
      act: async (page) => {
        await page.loaded();
        insert(
          page,
          `<iframe data-consent="a" data-src="frame.html" onload="log('frame')"></iframe><img data-consent="a" data-src="x.gif" alt="">`,
        );
        await page.requested('x.gif');
      },
    });
    gateCase(`${way}: a frame is held and released`, {
      page: '<body>',
      logs: ['loaded'],
      runs: ['held'],
      act: async (page) => {
        insert(
          page,
          `<iframe data-consent="a" data-src="frame.html" onload="log('loaded')"></iframe>`,
        );
        await page.settled();
        expect(await page.requests()).to.deep.equal([]);
        page.grant('a');
      },
    });
  }
  for (const [what, script, log] of [
    ['an inline script', held('', `log('inline')`), 'inline'],
    ['an external script', held('src="x.js"'), 'x'],
  ] as const)
    gateCase(`insertAdjacentHTML, while the page is still being parsed: ${what} runs once`, {
      page: `<body><script>document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(script).replaceAll('</', '<\\/')})</script>`,
      logs: [log],
      runs: ['first'],
    });
  gateCase('innerHTML, before the gate is there', {
    page: `<body><p>The end</p>`,
    logs: ['inline', 'x'],
    runs: ['held'],
    act: (page) => {
      page.window.gate?.stop();
      page.document.body.innerHTML = held('', `log('inline')`) + held('src="x.js"');
      inPage(
        page,
        `granted.add('a'); window.gate = accordGate.startGate({ allows: (scope) => granted.has(scope) })`,
      );
    },
  });
  gateCase('a script that is removed by the one before it does not run', {
    page: `
      <script data-consent="a">for (const id of ['in', 'ex']) document.getElementById(id).remove(); log(1)</script>
      <script data-consent="a" id="in">log('inline')</script>
      <script data-consent="a" id="ex" src="x.js"></script>
      <script data-consent="a">log(2)</script>`,
    logs: ['1', '2'],
    runs: ['first'],
    check: async ({ requests }) => expect(await requests()).to.deep.equal([]),
  });
  gateCase('what a released script inserts is held and released in its turn', {
    page: `<body><script data-consent="a">
        for (const [scope, text] of [['a', "log('a')"], ['b', "log('b')"]]) {
          const script = document.createElement('script');
          script.type = 'text/plain';
          script.dataset.consent = scope;
          script.text = text;
          document.body.append(script);
        }
        log('first');
      </script>`,
    logs: ['first', 'a', 'b'],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.logged('a');
      await page.settled();
      expect(page.window.entries).to.deep.equal(['first', 'a']);
      page.grant('b');
    },
  });
  gateCase('scripts keep their place among the page’s own where something stands behind the body', {
    page: `<body><script>document.documentElement.append(document.createElement('x-extension'))</script>
      <script data-consent="a">log('h1')</script><script>log('own 1')</script>
      <script data-consent="a" src="x.js"></script><script>log('own 2')</script>`,
    logs: ['h1', 'own 1', 'x', 'own 2'],
    runs: ['control', 'returning'],
  });
  const rounds = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
  gateCase('innerHTML, while the browser has much to tidy up: every script runs', {
    page: '<body>',
    logs: rounds,
    runs: ['returning'],
    act: async (page) => {
      await page.loaded();
      for (const round of rounds) {
        ways['innerHTML']?.(page, held('', `log(${round})`));
        // The gate has seen it; what it then waits for has not come yet.
        await Promise.resolve();
        for (let turn = 0; turn < 20; turn++) Array.from({ length: 20_000 }, () => [{}]);
        await page.logged(round);
      }
    },
  });
  gateCase('DOM methods: inline at once, external as they come', {
    page: '<body>',
    logs: ['inline', 'fast', 'slow'],
    runs: ['control', 'first', 'returning'],
    act: async (page) => {
      await page.loaded();
      inPage(
        page,
        `for (const [src, text] of [['slow.js?last'], ['fast.js'], ['', "log('inline')"]]) {
          const script = document.createElement('script');
          if (window.gate) { script.type = 'text/plain'; script.dataset.consent = 'a'; }
          if (src) script.src = src; else script.text = text;
          document.body.append(script);
        }`,
      );
      await page.logged('fast');
      await page.letGo();
    },
  });
  gateCase('DOM methods: async = false keeps the order', {
    page: '<body>',
    logs: ['slow', 'fast'],
    act: async (page) => {
      await page.loaded();
      inPage(
        page,
        `for (const src of ['slow.js?after=fast.js', 'fast.js']) {
          const script = document.createElement('script');
          if (window.gate) { script.type = 'text/plain'; script.dataset.consent = 'a'; }
          script.async = false;
          script.src = src;
          document.body.append(script);
        }`,
      );
    },
  });
  gateCase('the element that a program made is the one that runs', {
    page: '<body>',
    logs: ['true', 'load'],
    act: async (page) => {
      await page.loaded();
      inPage(
        page,
        `const script = document.createElement('script');
        if (window.gate) { script.type = 'text/plain'; script.dataset.consent = 'a'; }
        script.src = 'x.js';
        script.onload = () => log('load');
        window.made = script;
        document.body.append(script);`,
      );
    },
    files: { 'x.js': 'log(document.currentScript === made)' },
  });
  gateCase('the template of a page is cloned', {
    page: `<body><template id="t">${held('src="x.js"')}${held('', `log('inline')`)}</template>`,
    logs: ['inline', 'x'],
    runs: ['first', 'returning'],
    act: async ({ document, loaded }) => {
      await loaded();
      const template = document.querySelector<HTMLTemplateElement>('#t');
      if (template) document.body.append(template.content.cloneNode(true));
    },
  });
  gateCase('document.write of the page itself', {
    page: `<body><script>document.write(${JSON.stringify(held('src="x.js"') + held('', `log('inline')`)).replaceAll('</', '<\\/')})</script>`,
    logs: ['x', 'inline'],
    runs: ['first', 'returning'],
  });
  gateCase('the mark may come after the element', {
    page: '<body><img id="i" data-src="x.gif" alt="">',
    logs: ['loaded'],
    runs: ['first', 'returning'],
    act: async (page) => {
      await page.loaded();
      const { document } = page;
      const image = document.querySelector('#i');
      image?.setAttribute('onload', `log('loaded')`);
      image?.setAttribute('data-consent', 'a');
    },
  });
  gateCase('removed elements are forgotten', {
    page: `<body>${held('src="x.js"')}<iframe data-consent="a" data-src="frame.html"></iframe>`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      for (const element of page.document.querySelectorAll('[data-consent]')) element.remove();
      page.grant('a');
      await page.settled();
      expect(await page.requests()).to.deep.equal([]);
    },
  });

  gateCase('innerHTML: attributes with names that only a parser accepts', {
    page: '<body>',
    logs: ['x', 'inline', 'next'],
    runs: ['held'],
    act: async (page) => {
      page.document.body.innerHTML =
        held('src="x.js" @load="1" "quoted" [y]="2" <z') +
        held('@a', `log('inline')`) +
        held('src="next.js"');
      await page.settled();
      page.grant('a');
    },
  });
  gateCase('DOM methods: async = false, while the page is still being parsed', {
    page: `<body><script>
        const script = document.createElement('script');
        if (window.gate) { script.type = 'text/plain'; script.dataset.consent = 'a'; }
        script.async = false;
        script.src = 'x.js';
        document.body.append(script);
      </script>`,
    logs: ['x'],
  });
});

describe('Once each: also through grant, refuse, grant, while still loading; refusing stops what has not run', () => {
  const page = `
    <script data-consent="a">log(1)</script>
    <script data-consent="a" src="2.js"></script>
    <template data-consent="a"><script>log(3)</script></template>`;
  gateCase('through grant, refuse, grant', {
    page,
    logs: ['1', '2', '3'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a');
      await open.logged('3');
      open.refuse('a');
      open.grant('a');
      await open.settled();
    },
  });
  gateCase('through grant, refuse, grant: in a template that came by innerHTML', {
    page: '<body>',
    logs: ['1', '2'],
    runs: ['held'],
    act: async (open) => {
      open.document.body.innerHTML = `<template data-consent="a"><script>log(1)</script><script src="2.js"></script></template>`;
      open.grant('a');
      await open.logged('2');
      open.refuse('a');
      await open.settled();
      open.grant('a');
      await open.settled();
      expect(open.document.querySelector('script[type]')?.outerHTML).to.equal(undefined);
    },
  });
  gateCase('through grant, refuse, grant before anything ran', {
    page,
    logs: ['1', '2', '3'],
    runs: ['held'],
    act: (open) => {
      open.grant('a');
      open.refuse('a');
      open.grant('a');
    },
  });
  for (const kind of ['', 'async', 'defer', 'type="module"'])
    gateCase(`through grant, refuse, grant while a script is on its way: ${kind || 'blocking'}`, {
      page: `<script data-consent="a" ${kind} src="slow.js?last"></script>`,
      logs: ['slow'],
      runs: ['held'],
      act: async (open) => {
        open.grant('a');
        await open.requested('slow.js');
        open.refuse('a');
        open.grant('a');
        await open.settled();
        await open.letGo();
      },
    });
  gateCase('refusing in the middle stops what has not run', {
    page: `
      <script data-consent="a">log(1)</script>
      <script data-consent="a" src="slow.js?last"></script>
      <script data-consent="a" async src="async.js?last"></script>
      <script data-consent="a" type="module" src="module.js"></script>
      <script data-consent="a">log('inline')</script>
      <script data-consent="b" src="b.js"></script>`,
    logs: ['1', 'b'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a', 'b');
      await open.requested('slow.js');
      await open.requested('async.js');
      open.refuse('a');
      await open.letGo();
      await open.logged('b');
      await open.settled();
    },
  });
  gateCase('what was stopped runs when it is granted again', {
    page: `
      <script data-consent="a" id="x" class="c" src="slow.js?last" onload="log('load')"></script>
      <script data-consent="a">log('inline')</script>`,
    logs: ['slow', 'load', 'inline'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a');
      await open.requested('slow.js');
      open.refuse('a');
      await open.letGo();
      await open.settled();
      open.grant('a');
    },
    check: ({ document }) => {
      const script = document.querySelector('#x');
      expect(script?.getAttributeNames().sort()).to.deep.equal(['class', 'id', 'onload', 'src']);
    },
  });
  for (const kind of ['', 'async', 'defer', 'type="module"'])
    gateCase(
      `refusing stops what the parser has asked for and not run, until it is granted again: ${kind || 'blocking'}`,
      {
        page: `<body><script data-consent="a" ${kind} id="x" src="slow.js?last"></script><p>Text</p>
          <script data-consent="b">log('b')</script>`,
        logs: ['b', 'slow'],
        runs: ['returning'],
        act: async (open) => {
          await open.requested('slow.js');
          open.refuse('a');
          await open.letGo();
          await open.logged('b');
          await open.settled();
          expect(open.window.entries).to.deep.equal(['b']);
          open.grant('a');
        },
        check: ({ document }) => {
          const script = document.querySelector('#x');
          expect(script?.hasAttribute('data-consent')).to.equal(false);
        },
      },
    );
  gateCase('a script that the page removes while it is on its way runs all the same', {
    page: `<script data-consent="a" id="x" src="slow.js?last"></script><script data-consent="a">log('inline')</script>`,
    logs: ['slow', 'inline'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a');
      await open.requested('slow.js');
      open.document.querySelector('#x')?.remove();
      open.grant('b');
      await open.letGo();
    },
  });
  gateCase('a scope that is granted later runs later', {
    page: `
      <script data-consent="a">log('a')</script>
      <script data-consent="b">log('b')</script>
      <script data-consent="a">log('a again')</script>`,
    logs: ['a', 'a again', 'b'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a');
      await open.logged('a again');
      open.grant('b');
    },
  });
  gateCase('after stop nothing is released', {
    page: `${page}<body><iframe data-consent="a" src="frame.html" title="A frame"></iframe>`,
    logs: [],
    runs: ['held'],
    act: async (open) => {
      open.window.gate?.stop();
      open.grant('a');
      await open.settled();
    },
    check: async ({ requests }) => expect(await requests()).to.deep.equal([]),
  });
  gateCase('stopped while a thousand are on their way: the rest stays held', {
    page: '<script data-consent="a">log(1)</script>'.repeat(1000),
    logs: ['1'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a');
      await open.logged('1');
      open.window.gate?.stop();
      const ran = open.window.entries.length;
      await open.settled();
      expect(open.window.entries.length).to.equal(ran);
      open.window.entries.length = 1;
    },
  });

  gateCase('refusing stops an inline module whose imports are on their way', {
    page: `
      <script data-consent="a" type="module">import './slow.js?last'; log('module')</script>
      <script data-consent="b" type="module">import './slow.js?last'; log('other')</script>`,
    logs: ['slow', 'other'],
    runs: ['held'],
    act: async (open) => {
      open.grant('a', 'b');
      await open.requested('slow.js');
      open.refuse('a');
      await open.letGo();
      await open.logged('other');
      await open.settled();
    },
  });
  gateCase('a template through stop, another gate, refuse and grant', {
    page: `<body><template data-consent="a"><b></b><script>log(1)</script><script src="2.js"></script></template>`,
    logs: ['1', '2'],
    runs: ['first'],
    act: async (open) => {
      await open.logged('2');
      open.window.gate?.stop();
      inPage(open, `window.gate = accordGate.startGate({ allows: (scope) => granted.has(scope) })`);
      await open.settled();
      open.refuse('a');
      while (open.document.querySelector('b')) await open.settled();
      open.grant('a');
      while (!open.document.querySelector('b')) await open.settled();
      await open.settled();
    },
  });
});

describe('Returning visitors: scripts run while the page is still being parsed, in the midst of its own', () => {
  gateCase('scripts run as the parser reaches them, in the midst of the page’s own', {
    page: `
      <script data-consent="a" src="held.js"></script>
      <script>log('own')</script>
      <script data-consent="a">log('inline ' + document.body)</script>
      <script>log('own again')</script>
      <body><p></p><script data-consent="a">log(document.body.lastChild === document.currentScript)</script>
      <script>log('end')</script>`,
    logs: ['held', 'own', 'inline null', 'own again', 'true', 'end'],
    runs: ['control', 'returning'],
  });
  gateCase('scripts start while the rest of the page is still on its way', {
    page: `<body><p id="p">${'A long text. '.repeat(200)}</p>
      <script data-consent="a">log('inline ' + document.readyState)</script>
      <script data-consent="a" src="external.js"></script>
      <template data-consent="a"><script>log('template ' + document.readyState)</script></template>
      <img data-consent="a" src="x.gif" alt=""><p></p>
      <!-- wait -->
      <script data-consent="a">log('end ' + document.getElementById('p').id)</script>`,
    files: { 'external.js': `log('external ' + document.readyState)` },
    logs: ['inline loading', 'external loading', 'template loading', 'end p'],
    runs: ['returning'],
    act: async (page) => {
      await page.logged('template loading');
      await page.requested('x.gif');
      expect(page.window.entries).not.to.include('end p');
      await page.letGo();
    },
  });
  gateCase('a page that is still on its way does not keep them', {
    page: `
      <script data-consent="a" async src="async.js"></script>
      <script data-consent="a">log('inline ' + document.readyState)</script>
      <script src="own.js?last"></script>`,
    files: { 'async.js': '' },
    logs: ['inline loading', 'own'],
    runs: ['control', 'returning'],
    act: async (page) => {
      await page.logged('inline loading');
      await page.letGo();
    },
  });
  gateCase('DOMContentLoaded and load wait for them', {
    page: `
      <script>
        addEventListener('DOMContentLoaded', () => log('content'));
        addEventListener('load', () => log('load'));
      </script>
      <script data-consent="a" defer src="defer.js"></script>
      <script data-consent="a" src="blocking.js"></script>
      <body><script data-consent="a">log(document.readyState)</script>`,
    logs: ['blocking', 'loading', 'defer', 'content', 'load'],
    runs: ['control', 'returning'],
  });
});
