import { expect } from '@open-wc/testing';
import { gateCase, type GatePage } from './gate-case.js';

/** Everything that can be held besides scripts: its markup, and what it asks the server for. */
const embeds: Readonly<Record<string, readonly [markup: string, ...files: string[]]>> = {
  iframe: ['<iframe data-consent="a" src="frame.html" title="A frame"></iframe>', 'frame.html'],
  'lazy iframe': [
    '<iframe data-consent="a" loading="lazy" src="frame.html" title="A frame"></iframe>',
    'frame.html',
  ],
  img: ['<img data-consent="a" src="x.gif" alt="">', 'x.gif'],
  'img srcset': [
    '<img data-consent="a" srcset="s.gif 1w, s.gif 2w" sizes="1px" src="x.gif" alt="">',
    's.gif',
  ],
  picture: [
    '<picture><source data-consent="a" srcset="s.gif"><img data-consent="a" src="x.gif" alt=""></picture>',
    's.gif',
  ],
  'picture source that does not match': [
    '<picture><source data-consent="a" media="(width: 1px)" srcset="s.gif"><img data-consent="a" src="x.gif" alt=""></picture>',
    'x.gif',
  ],
  video: ['<video data-consent="a" src="v.webm" preload="auto"></video>', 'v.webm'],
  'video poster': ['<video data-consent="a" poster="p.gif"></video>', 'p.gif'],
  audio: ['<audio data-consent="a" src="a.ogg" preload="auto"></audio>', 'a.ogg'],
  embed: ['<embed data-consent="a" src="frame.html">', 'frame.html'],
  object: ['<object data-consent="a" data="frame.html" type="text/html"></object>', 'frame.html'],
  'link stylesheet': ['<link data-consent="a" rel="stylesheet" href="s.css">', 's.css'],
  'link preload': ['<link data-consent="a" rel="preload" as="image" href="x.gif">', 'x.gif'],
  'link modulepreload': ['<link data-consent="a" rel="modulepreload" href="x.js">', 'x.js'],
  'svg image': ['<svg><image data-consent="a" href="x.gif" /></svg>', 'x.gif'],
  'svg use': ['<svg><use data-consent="a" href="x.svg#a" /></svg>', 'x.svg'],
  'template with an image': [
    '<template data-consent="a"><img data-src="x.gif" alt=""></template>',
    'x.gif',
  ],
  'template with a frame': [
    '<template data-consent="a"><p><iframe data-src="frame.html" title="A frame"></iframe></p></template>',
    'frame.html',
  ],
  'template with a style sheet': [
    '<template data-consent="a"><link rel="stylesheet" data-href="s.css"></template>',
    's.css',
  ],
};

describe('Everything else: frames, images, pictures, video, audio, tracks, embeds, objects, links and SVG load once released, and ask for nothing before', () => {
  for (const [name, [markup, ...files]] of Object.entries(embeds)) {
    gateCase(`${name}: loads once, as without a gate`, {
      page: `<body>${markup}`,
      logs: [],
      act: async (page) => {
        for (const file of files) await page.requested(file);
      },
      // How often a browser asks for a file of media in parts is its own affair.
      anyRequests: name === 'video' || name === 'audio',
    });
    gateCase(`${name}: asks for nothing while it is held`, {
      page: `<body>${markup}`,
      logs: [],
      runs: ['held'],
      check: async (page) => expect(await page.requests()).to.deep.equal([]),
    });
  }
  for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload'])
    gateCase(`link ${rel}: nobody is looked up or connected to while it is held`, {
      page: `<link data-consent="a" rel="${rel}" as="script" href="{port}/x.js">`,
      logs: [],
      runs: ['held'],
      check: async ({ document, requests }) => {
        expect(document.querySelector('link')?.href).to.equal('');
        expect(await requests()).to.deep.equal([]);
      },
    });
  gateCase('link preconnect and dns-prefetch: have their address again', {
    page: `<link data-consent="a" rel="preconnect" href="{port}" crossorigin>
      <link data-consent="a" rel="dns-prefetch" href="{port}">
      <script data-consent="a">
        for (const link of document.querySelectorAll('link'))
          log(link.getAttributeNames().sort() + (link.href === link.getAttribute('href') + '/'));
      </script>`,
    logs: ['crossorigin,href,reltrue', 'href,reltrue'],
    anyRequests: true,
  });
  gateCase('the attributes are as written, and the order', {
    page: `<body>
      <img data-consent="a" id="x" src="x.gif" srcset="s.gif 1w" sizes="1px" alt="An image">
      <iframe data-consent="a" id="y" src="frame.html" allow="fullscreen" sandbox="allow-scripts" title="A frame"></iframe>
      <img data-consent="a" id="z" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="Its address holds it">`,
    logs: [],
    act: (page) => page.requested('frame.html'),
    check: ({ document }) => {
      const names = [...document.body.children].map((element) => element.getAttributeNames());
      expect(names.slice(0, 3).map((each) => each.sort())).to.deep.equal([
        ['alt', 'id', 'sizes', 'src', 'srcset'],
        ['allow', 'id', 'sandbox', 'src', 'title'],
        ['alt', 'id', 'src'],
      ]);
    },
  });
  gateCase('load events come once, when there is something to load', {
    page: `<body>
      <iframe data-consent="a" src="frame.html" onload="log('load')" title="A frame"></iframe>`,
    logs: ['load'],
  });
  gateCase('error events of what is not there', {
    page: `<body><img data-consent="a" src="x.gif?status=404" onerror="log('error')" alt="">`,
    files: { 'x.gif': '' },
    logs: ['error'],
    anyRequests: true,
  });
  gateCase('a video plays the source that was held', {
    page: `<body><video data-consent="a">
        <source data-consent="a" src="1.webm"><source data-consent="a" src="2.webm">
      </video>`,
    logs: [],
    anyRequests: true,
    act: (page) => page.requested('1.webm'),
  });
  gateCase('a video does not begin again when another one is released', {
    page: `<body><video data-consent="a"><source data-src="1.webm"></video>
      <video data-consent="b"><source data-src="2.webm"></video>`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.requested('1.webm');
      page.document
        .querySelector('video')
        ?.addEventListener('emptied', () => page.window.entries.push('again'));
      page.grant('b');
      await page.requested('2.webm');
    },
  });
  gateCase('a mark on the element around is enough', {
    page: `<body>
      <video data-consent="a" controls><source data-src="1.webm"><track data-src="t.vtt" kind="captions" default></video>
      <picture data-consent="a"><source data-srcset="s.gif"><img data-src="x.gif" alt=""></picture>`,
    logs: [],
    runs: ['first', 'returning'],
    act: async (page) => {
      await page.requested('1.webm');
      await page.requested('s.gif');
    },
    check: ({ document }) =>
      expect(document.querySelector('[data-src], [data-srcset]')?.outerHTML).to.equal(undefined),
  });
  gateCase('a track of a video', {
    page: `<body><video controls><track data-consent="a" src="t.vtt" kind="captions" default>
      <track data-consent="a" src="u.vtt" kind="captions" srclang="fr"></video>`,
    logs: [],
    // WebKit itself asks for it only once the video has begun to load.
    runs: ['first', 'returning'],
    act: (page) => page.requested('t.vtt'),
    check: ({ document }) =>
      expect([...document.querySelectorAll('track')].map(({ track }) => track.mode)).to.deep.equal([
        'showing',
        'disabled',
      ]),
  });
  gateCase('a released frame is no step in the history', {
    page: `<body><iframe data-consent="a" src="frame.html" title="A frame"></iframe>
      <script>window.before = history.length</script>`,
    logs: [],
    act: (page) => page.requested('frame.html'),
    check: ({ window }) => expect(window.history.length).to.equal(Reflect.get(window, 'before')),
  });
  gateCase('what stands far down a long page', {
    page: `<body>${'<p>A paragraph</p>'.repeat(300)}<img data-consent="a" src="x.gif" alt="">${'<p>Another</p>'.repeat(300)}
      <iframe data-consent="a" data-placeholder src="frame.html" title="A frame"></iframe><p>The end</p>`,
    logs: [],
    act: async (page) => {
      await page.requested('x.gif');
      await page.requested('frame.html');
    },
    check: ({ document }) =>
      expect(document.querySelector('.placeholder')?.outerHTML).to.equal(undefined),
  });
  gateCase('a script finds what stands before it', {
    page: `<body><iframe data-consent="a" id="f" src="frame.html" title="A frame"></iframe>
      <script data-consent="a">log(document.getElementById('f').getAttribute('src'))</script>
      <script data-consent="a" src="x.js"></script>`,
    files: { 'x.js': `log(document.getElementById('f').src.endsWith('frame.html'))` },
    logs: ['frame.html', 'true'],
  });
  gateCase('a style sheet applies', {
    page: `<link data-consent="a" rel="stylesheet" href="s.css" onload="log(getComputedStyle(document.documentElement).color)">`,
    files: { 's.css': 'html { color: rgb(1, 2, 3) }' },
    logs: ['rgb(1, 2, 3)'],
  });
});

describe('Templates: any content appears in its place, its scripts in order with the others; what is held inside stays held for its own scope', () => {
  gateCase('the content appears in its place, in order', {
    page: `<body><p id="1"></p><template data-consent="a"><p id="2"></p>text<p id="3"></p></template><p id="4"></p>`,
    logs: [],
    act: async ({ document, settled }) => {
      while (document.querySelectorAll('p').length < 4) await settled();
    },
    check: ({ document }) =>
      expect([...document.querySelectorAll('p')].map(({ id }) => id)).to.deep.equal([
        '1',
        '2',
        '3',
        '4',
      ]),
  });
  gateCase('scripts inside run in order with the others, where they stand', {
    page: `<body>
      <script data-consent="a" src="1.js"></script>
      <template data-consent="a">
        <b id="b"></b><script>log(document.currentScript.previousSibling.id)</script>
        <script src="2.js"></script>
        <script type="module">log('module')</script>
      </template>
      <script data-consent="a">log(3)</script>`,
    logs: ['1', 'b', '2', '3', 'module'],
  });
  gateCase(
    'addresses inside may stand as they are, for browsers that do not fetch ahead from templates',
    {
      page: `<body><template data-consent="a"><img src="x.gif" alt=""><script src="x.js"></script></template>`,
      logs: ['x'],
    },
  );
  gateCase('what is held inside stays held for its own scope', {
    page: `<body><template data-consent="a">
        <script>log('a')</script>
        <script type="text/plain" data-consent="b">log('b')</script>
        <template data-consent="b"><script>log('inner')</script></template>
      </template>`,
    logs: ['a', 'b', 'inner'],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.logged('a');
      await page.settled();
      expect(page.window.entries).to.deep.equal(['a']);
      page.grant('b');
    },
  });
  gateCase('one that the parser has not finished, where a program has put something behind it', {
    page: `<body><main><p>${'A long text. '.repeat(200)}</p><img data-consent="a" src="x.gif" alt="">
      <script>document.body.append(document.createElement('i'))</script>
      <!-- wait -->
      <template data-consent="a"><script>log(1)</script><b></b><script src="2.js"></script></template>
      <b></b></main>`,
    logs: ['1', '2'],
    runs: ['control', 'returning'],
    act: async (page) => {
      await page.requested('x.gif');
      await page.letGo();
    },
    check: ({ document }) =>
      expect(document.querySelectorAll('script + b + script')).to.have.length(1),
  });
  gateCase('a template that a program made', {
    page: '<body>',
    logs: ['1', '2'],
    runs: ['held'],
    act: (page) => {
      page.document.body.innerHTML = `<template data-consent="a"><script>log(1)</script><script src="2.js"></script></template>`;
      page.grant('a');
    },
  });

  gateCase('a script that is marked inside waits for its own scope, whatever its type', {
    page: '<body>',
    logs: ['a', 'b'],
    runs: ['held'],
    act: async (page) => {
      page.document.body.innerHTML = `<template data-consent="a">
        <script data-consent="b">log('b')</script><script>log('a')</script></template>`;
      page.grant('a');
      await page.logged('a');
      await page.settled();
      expect(page.window.entries).to.deep.equal(['a']);
      page.grant('b');
    },
  });

  gateCase('shown this once, a template still holds what waits for a scope of its own', {
    page: `<body><template data-consent="a"><script>log('a')</script></template>`,
    logs: ['a', 'b'],
    runs: ['held'],
    act: async (page) => {
      const template = page.document.querySelector('template');
      const own = page.document.createElement('script');
      own.dataset['consent'] = 'b';
      own.text = `log('b')`;
      template?.content.append(own);
      if (template) page.window.gate?.releaseOnce(template);
      await page.logged('a');
      await page.settled();
      expect(page.window.entries).to.deep.equal(['a']);
      page.grant('b');
    },
  });
});

describe('Containers: what in them needs no consent is the page’s own, and what comes into them later is shown too', () => {
  gateCase('the page hears of its own images, scripts and styles in a container that is held', {
    page: `<body><div data-consent="b"><img src="own.gif" onload="log('img')" alt=""><style onload="log('style')"></style>
      <script src="own.js" onload="log('own loaded')"></script><iframe data-src="frame.html" onload="log('frame')" title=""></iframe>
      <video><source data-src="film.mp4" onerror="log('source')"></video></div>`,
    logs: ['img', 'own', 'own loaded', 'style'],
    runs: ['held'],
    files: { 'own.js': `log('own')` },
    act: async (page) => {
      while (page.window.entries.length < 4) await page.settled();
      page.window.entries.sort();
    },
  });
  gateCase('a script in a container that is held for another scope stops nobody', {
    page: `<body><div data-consent="b"><img data-src="x.gif" alt="">
      <script data-consent="a" src="x.js" onload="log('x loaded')"></script></div>
      <script data-consent="a">log('inline')</script>`,
    logs: ['x', 'x loaded', 'inline'],
    runs: ['held'],
    act: (page) => page.grant('a'),
  });
  gateCase('what comes into a container that is shown is shown, and is taken back with it', {
    page: `<body><div data-consent="a" id="d"><img data-src="1.gif" alt=""></div>`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.requested('1.gif');
      const box = page.document.querySelector('#d');
      if (box) box.innerHTML = '<p><img data-src="2.gif" alt=""></p>';
      await page.requested('2.gif');
      page.refuse('a');
      expect(box?.querySelector('img')?.getAttributeNames()).to.include('data-src');
      expect(box?.querySelector('img')?.hasAttribute('src')).to.equal(false);
    },
  });
});

describe('Taking back: what is refused after it was shown stops, is held again with all its attributes, and comes back when granted', () => {
  gateCase('a frame is emptied and held again, and loads again when it is granted again', {
    page: `<body><iframe data-consent="a" id="f" src="frame.html" title="A frame" onload="log('load')"></iframe>
      <script>window.before = history.length</script>`,
    logs: ['load', 'load'],
    runs: ['first'],
    act: async (page) => {
      await page.logged('load');
      page.refuse('a');
      const frame = page.document.querySelector<HTMLIFrameElement>('#f');
      expect(frame?.getAttributeNames().sort()).to.deep.equal([
        'data-consent',
        'data-src',
        'id',
        'onload',
        'title',
      ]);
      expect(frame?.contentWindow?.location.href).to.equal('about:blank');
      while (frame?.contentDocument?.readyState !== 'complete') await page.settled();
      await page.settled();
      page.grant('a');
    },
    check: async ({ window, requests }) => {
      expect(window.history.length).to.equal(Reflect.get(window, 'before'));
      expect(await requests()).to.deep.equal(['frame.html', 'frame.html']);
    },
  });
  gateCase('a frame that is granted, refused and granted while it is still on its way', {
    page: `<body><iframe data-consent="a" id="f" src="frame.html?last" title="A frame" onload="log('load')"></iframe>`,
    logs: ['load'],
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.requested('frame.html');
      page.refuse('a');
      const frame = page.document.querySelector<HTMLIFrameElement>('#f');
      expect(frame?.hasAttribute('src')).to.equal(false);
      page.grant('a');
      await page.settled();
      await page.letGo();
    },
    check: ({ document }) => {
      const frame = document.querySelector<HTMLIFrameElement>('#f');
      expect(frame?.contentDocument?.title).to.equal('A frame');
    },
  });
  for (const [name, markup] of Object.entries({
    'a picture':
      '<picture data-consent="a"><source data-srcset="s.gif"><img data-src="x.gif" alt=""></picture>',
    'an image with a choice of addresses':
      '<img data-consent="a" data-srcset="s.gif 1x, s.gif 2x" data-src="x.gif" alt="">',
    'a picture whose parts are held one by one':
      '<picture><source data-consent="a" data-srcset="s.gif"><img data-consent="a" data-src="x.gif" alt=""></picture>',
  }))
    gateCase(`${name} asks for nothing else when it is taken back`, {
      page: `<body>${markup}`,
      logs: [],
      runs: ['held'],
      act: async (page) => {
        page.grant('a');
        await page.requested('s.gif');
        await page.settled();
        page.refuse('a');
        await page.settled();
      },
      check: async ({ document, requests }) => {
        expect(await requests()).to.deep.equal(['s.gif']);
        expect(document.querySelector('body :is([src], [srcset])')?.outerHTML).to.equal(undefined);
      },
    });
  gateCase('an image, a video, a style sheet, an object and an embed', {
    page: `<body>
      <img data-consent="a" src="x.gif" alt=""><video data-consent="a" src="v.webm" preload="auto"></video>
      <link data-consent="a" rel="stylesheet" href="s.css">
      <object data-consent="a" data="frame.html"></object><embed data-consent="a" src="embed.html">`,
    files: { 's.css': 'html { color: rgb(1, 2, 3) }' },
    logs: [],
    runs: ['first'],
    act: async (page) => {
      for (const file of ['x.gif', 'v.webm', 's.css', 'frame.html', 'embed.html'])
        await page.requested(file);
      await page.settled();
      page.refuse('a');
      const { document, window } = page;
      expect(document.querySelector('body :is([src], [href], [data])')?.outerHTML).to.equal(
        undefined,
      );
      expect(document.querySelectorAll('[data-consent]').length).to.equal(5);
      expect(window.getComputedStyle(document.documentElement).color).not.to.equal('rgb(1, 2, 3)');
      expect(document.querySelector('object')?.contentDocument?.URL ?? 'about:blank').to.equal(
        'about:blank',
      );
    },
  });
  gateCase('what a template showed goes, and comes again without running its scripts twice', {
    page: `<body><template data-consent="a"><b id="b"></b><script>log(1)</script></template>`,
    logs: ['1'],
    runs: ['first'],
    act: async (page) => {
      await page.logged('1');
      page.refuse('a');
      while (page.document.querySelector('#b')) await page.settled();
      page.grant('a');
      while (!page.document.querySelector('#b')) await page.settled();
    },
  });
  gateCase('what a removed template showed goes with it', {
    page: `<body><template data-consent="a"><b id="b"></b></template>`,
    logs: [],
    runs: ['first'],
    act: async (page) => {
      page.document.querySelector('template')?.remove();
      await page.settled();
      expect(page.document.querySelector('#b')?.outerHTML).to.equal(undefined);
    },
  });
  gateCase('released once: stays through a refusal, until the element goes', {
    page: `<body><iframe data-consent="a" id="f" src="frame.html" title="A frame"></iframe>
      <iframe data-consent="a" src="other.html" title="Another"></iframe>`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      const frame = page.document.querySelector('#f');
      if (frame) page.window.gate?.releaseOnce(frame);
      await page.requested('frame.html');
      page.refuse('a');
      await page.settled();
      expect(frame?.getAttribute('src')).to.equal('frame.html');
      expect(await page.requests()).to.deep.equal(['frame.html']);
    },
  });
  gateCase(
    'a template that is released once: its scripts run too, and nothing else of that scope',
    {
      page: `<body><template data-consent="a" id="t"><b id="b"></b><script>log('inline')</script><script src="x.js"></script></template>
      <script data-consent="a">log('another')</script>`,
      logs: ['inline', 'x'],
      runs: ['held'],
      act: async (page) => {
        const template = page.document.querySelector('#t');
        if (template) page.window.gate?.releaseOnce(template);
        await page.logged('x');
        page.refuse('a');
        await page.settled();
        expect(page.document.querySelector('#b')?.outerHTML).to.be.a('string');
      },
    },
  );

  const isLive = ({ document }: GatePage): boolean | undefined =>
    document.querySelector('iframe')?.hasAttribute('src');
  gateCase('a frame that is refused while it is out of the page does not come back live', {
    page: `<body><iframe data-consent="a" src="frame.html" title="A frame"></iframe>`,
    logs: [],
    runs: ['first'],
    act: async (page) => {
      await page.requested('frame.html');
      const frame = page.document.querySelector('iframe');
      frame?.remove();
      await page.settled();
      page.refuse('a');
      if (frame) page.document.body.append(frame);
      await page.settled();
      expect(isLive(page)).to.equal(false);
      expect(await page.requests()).to.deep.equal(['frame.html']);
      page.grant('a');
      while ((await page.requests()).length < 2) await page.settled();
    },
  });
  gateCase('a frame that was moved is still taken back', {
    page: `<body><iframe data-consent="a" src="frame.html" title="A frame"></iframe>`,
    logs: [],
    runs: ['first'],
    act: async (page) => {
      await page.requested('frame.html');
      const frame = page.document.querySelector('iframe');
      frame?.remove();
      await page.settled();
      if (frame) page.document.body.append(frame);
      while (!isLive(page)) await page.settled();
      page.refuse('a');
      expect(isLive(page)).to.equal(false);
    },
  });
  for (const [first, second] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const)
    for (const refused of ['a', 'b'])
      for (const [what, markup] of [
        ['frame', '<iframe data-consent="b" data-src="frame.html" title="A frame"></iframe>'],
        [
          'template',
          '<template data-consent="b"><iframe data-src="frame.html" title="A frame"></iframe></template>',
        ],
      ] as const)
        gateCase(`a ${what} in what is held: granted ${first} and ${second}, refused ${refused}`, {
          page: `<body><section data-consent="a">${markup}</section>`,
          logs: [],
          runs: ['held'],
          act: async (page) => {
            page.grant(first);
            await page.settled();
            expect(isLive(page)).not.to.equal(true);
            page.grant(second);
            await page.requested('frame.html');
            page.refuse(refused);
            await page.settled();
            expect(isLive(page)).not.to.equal(true);
            page.grant(refused);
            while (!isLive(page)) await page.settled();
          },
        });
  gateCase('what a template showed stays held for its own scope when it comes again', {
    page: `<body><template data-consent="a"><iframe data-consent="b" data-src="frame.html" title="A frame"></iframe></template>`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      page.grant('a', 'b');
      await page.requested('frame.html');
      page.refuse('a');
      await page.settled();
      expect(isLive(page)).to.equal(undefined);
      page.refuse('b');
      await page.settled();
      page.grant('a');
      while (isLive(page) === undefined) await page.settled();
      expect(isLive(page)).to.equal(false);
      expect(await page.requests()).to.deep.equal(['frame.html']);
    },
  });
  gateCase('a video stops when its source is refused', {
    page: `<body><video preload="auto"><source data-consent="a" data-src="1.webm?last"></video>`,
    logs: [],
    runs: ['first'],
    act: async (page) => {
      await page.requested('1.webm');
      page.refuse('a');
      const isLoading = (): boolean =>
        [...page.document.querySelectorAll('video')].some((video) => video.networkState === 2);
      while (isLoading()) await page.settled();
      await page.letGo();
    },
  });

  gateCase('a frame that the page moved out of what was released with it', {
    page: `<body><section data-consent="a"><iframe data-src="frame.html" title="A frame"></iframe></section>`,
    logs: [],
    runs: ['first'],
    act: async (page) => {
      await page.requested('frame.html');
      const frame = page.document.querySelector('iframe');
      if (frame) page.document.body.append(frame);
      await page.settled();
      page.refuse('a');
      expect(isLive(page)).to.equal(false);
    },
  });
  for (const [first, second] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const)
    gateCase(`a video stops when what stands in it is refused: granted ${first} and ${second}`, {
      page: `<body><video data-consent="a" preload="auto"><source data-consent="b" data-src="1.webm?last"></video>`,
      logs: [],
      runs: ['held'],
      act: async (page) => {
        page.grant(first);
        await page.settled();
        page.grant(second);
        await page.requested('1.webm');
        page.refuse('b');
        const isLoading = (): boolean =>
          [...page.document.querySelectorAll('video')].some((video) => video.networkState === 2);
        while (isLoading()) await page.settled();
        await page.letGo();
      },
    });
});

describe('Scope expressions: `a b` is all, `a|b` any; what is unknown stays held', () => {
  const logging = (expression: string): string =>
    `<script type="text/plain" data-consent="${expression}">log('${expression}')</script>`;
  for (const [expression, needs] of [
    ['a b', ['a', 'b']],
    ['a|b', ['b']],
    ['a | b', ['a']],
    ['a|b c', ['b', 'c']],
    [' a  b ', ['a', 'b']],
  ] as const) {
    gateCase(`"${expression}" runs with ${needs.join(' and ')}`, {
      page: logging(expression),
      logs: [expression],
      runs: ['held'],
      act: (page) => page.grant(...needs),
    });
    gateCase(`"${expression}" stays held without`, {
      page: logging(expression),
      logs: [],
      runs: ['held'],
      act: (page) => page.grant('d', ...(needs.length > 1 ? needs.slice(1) : [])),
    });
  }
  for (const expression of ['', ' ', '|', 'unknown', 'A'])
    gateCase(`"${expression}" is never released`, {
      page: logging(expression),
      logs: [],
      runs: ['first', 'returning'],
    });
  gateCase('each release is told', {
    page: `<body>${logging('a')}${logging('a|b')}<img data-consent="b" src="x.gif" alt="">`,
    logs: ['a', 'a|b'],
    runs: ['first', 'returning'],
    check: ({ window }) => expect([...window.told].sort()).to.deep.equal(['a', 'a|b', 'b']),
  });
});
