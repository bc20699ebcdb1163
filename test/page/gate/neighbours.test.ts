import { expect } from '@open-wc/testing';
import { gateCase, type GatePage } from './gate-case.js';

const held = (attributes: string, text = ''): string =>
  `<script type="text/plain" data-consent="a" ${attributes}>${text}</script>`;

/** Makes nodes as frameworks do: from the clone of a template whose content came by innerHTML. */
const render = ({ document }: GatePage, markup: string): Element[] => {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const nodes = [...document.importNode(template.content, true).children];
  document.body.append(...nodes);
  return nodes;
};

/** A frame that a framework rendered, once it is shown. */
const showFrame = async (page: GatePage): Promise<Element | undefined> => {
  const [frame] = render(
    page,
    `<iframe data-consent="a" data-src="frame.html" onload="log('load')" title="A frame"></iframe>`,
  );
  page.grant('a');
  await page.logged('load');
  return frame;
};

describe('Frameworks: what a framework rendered is released as the same node, which it can still move and remove', () => {
  gateCase('a script that a framework rendered runs, and can be moved and removed', {
    page: '<body><main></main>',
    logs: ['true', 'inline'],
    runs: ['first', 'returning'],
    act: async (page) => {
      await page.loaded();
      const [external, inline] = render(
        page,
        held('id="x" src="x.js"') + held('', `log('inline')`),
      );
      await page.logged('inline');
      const main = page.document.querySelector('main');
      if (external && inline) main?.append(external, inline);
      await page.settled();
      expect(main?.children.length).to.equal(2);
      external?.remove();
      inline?.remove();
    },
    files: { 'x.js': 'log(document.currentScript.id === "x")' },
    check: ({ document }) => {
      // Nothing of it is left, whatever had to run in its place.
      expect(
        [...document.body.querySelectorAll('script')].map((script) => script.outerHTML),
      ).to.deep.equal([]);
    },
  });
  gateCase('handlers that a framework has put on the script are called', {
    page: '<body>',
    logs: ['x', 'load', 'error'],
    runs: ['first'],
    act: async (page) => {
      const [there, missing] = render(
        page,
        held('src="x.js"') + held('src="y.js?status=404&last"'),
      );
      const log = (event: Event): void => void page.window.entries.push(event.type);
      there?.addEventListener('load', log);
      missing?.addEventListener('error', log);
      await page.logged('load');
      await page.letGo();
    },
  });
  gateCase('a frame that a framework rendered is the same node, before and after', {
    page: '<body><main></main>',
    logs: ['load'],
    runs: ['held'],
    act: async (page) => {
      const frame = await showFrame(page);
      expect(page.document.querySelector('iframe') === frame).to.equal(true);
      page.refuse('a');
      expect(page.document.querySelector('iframe') === frame).to.equal(true);
    },
  });
  gateCase('a frame that is shown follows the address that a framework gives it', {
    page: '<body>',
    logs: ['load', 'load'],
    runs: ['held'],
    act: async (page) => {
      const frame = await showFrame(page);
      frame?.setAttribute('data-src', 'other.html');
      await page.requested('other.html');
      expect(frame?.getAttributeNames().sort()).to.deep.equal(['onload', 'src', 'title']);
    },
    check: async ({ requests }) =>
      expect(await requests()).to.deep.equal(['frame.html', 'other.html']),
  });
  for (const order of [
    ['data-src', 'data-consent'],
    ['data-consent', 'data-src'],
  ])
    gateCase(`a frame that a framework uses for another scope is held for that: ${order.join()}`, {
      page: '<body>',
      logs: ['load', 'load'],
      runs: ['held'],
      act: async (page) => {
        const frame = await showFrame(page);
        const next: Record<string, string> = { 'data-src': 'other.html', 'data-consent': 'b' };
        for (const name of order) frame?.setAttribute(name, next[name] ?? '');
        await page.settled();
        expect(await page.requests()).to.deep.equal(['frame.html']);
        expect(frame?.hasAttribute('src')).to.equal(false);
        page.grant('b');
        await page.requested('other.html');
      },
      check: async ({ requests }) =>
        expect(await requests()).to.deep.equal(['frame.html', 'other.html']),
    });
  gateCase('a server-rendered script is the same node', {
    page: `<body><script data-consent="a" id="x" src="x.js"></script>`,
    logs: ['x', 'true'],
    runs: ['held'],
    act: async (page) => {
      const before = page.document.querySelector('#x');
      page.grant('a');
      await page.logged('x');
      page.window.entries.push(String(page.document.querySelector('#x') === before));
    },
  });
});

describe('Placeholders: stand in while an embed is held, and go with it', () => {
  const frame = `<iframe data-consent="a" id="f" data-src="frame.html" data-placeholder title="A frame"></iframe>`;
  const shown = ({ document }: GatePage): number =>
    document.querySelectorAll('.placeholder').length;
  gateCase('stands in while the frame is held, and goes when it is released', {
    page: `<body>${frame}<img data-consent="a" data-src="x.gif" alt="">`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      expect(shown(page)).to.equal(1);
      page.grant('a');
      while (shown(page)) await page.settled();
      page.refuse('a');
      while (!shown(page)) await page.settled();
      page.document.querySelector('#f')?.remove();
      while (shown(page)) await page.settled();
    },
  });
  gateCase('comes for elements that come later, and for templates', {
    page: `<body><template data-consent="a" data-placeholder></template>`,
    logs: [],
    runs: ['held'],
    act: async (page) => {
      page.document.body.insertAdjacentHTML('beforeend', frame);
      await page.settled();
      expect(shown(page)).to.equal(2);
      page.window.gate?.stop();
      expect(shown(page)).to.equal(0);
    },
  });
  gateCase('never comes where the scope is granted', {
    page: `<body>${frame}`,
    logs: [],
    runs: ['returning'],
    act: (page) => page.requested('frame.html'),
    check: (page) =>
      expect(page.document.querySelector('.was-placeholder')?.outerHTML).to.equal(undefined),
  });
});

describe('The page around: names that elements clobber, busy pages, the back/forward cache', () => {
  gateCase('elements that clobber names do no harm', {
    page: `<body><form id="x"><input name="matches"><input name="querySelectorAll"><input name="nodeType"><input name="isConnected"></form>
      <script data-consent="a">log('inline')</script><script data-consent="a" src="x.js"></script>`,
    logs: ['inline', 'x'],
  });
  gateCase('a marked form that clobbers names stops nobody', {
    page: `<body><form data-consent="a"><input name="matches"><input name="getAttribute"><input name="localName"></form>
      <script data-consent="a">log('inline')</script><img data-consent="a" src="x.gif" alt="">`,
    logs: ['inline'],
    act: (page) => page.requested('x.gif'),
  });
  gateCase('a page that changes all the time is not slowed down by looking', {
    page: '<body><main></main><script data-consent="a">log("ran")</script>',
    logs: ['ran'],
    runs: ['first'],
    act: async (page) => {
      const main = page.document.querySelector('main');
      for (let round = 0; round < 20; round++) {
        main?.replaceChildren(
          ...Array.from({ length: 500 }, () => page.document.createElement('p')),
        );
        await page.settled();
      }
    },
  });
  for (const type of ['pointerover', 'focusin'])
    gateCase(`what a release needs is loaded when the visitor turns to the question: ${type}`, {
      page: `<body><accord-consent></accord-consent><script data-consent="a">log("ran")</script>
        <img data-consent="a" src="x.gif" alt="">`,
      logs: ['ran'],
      runs: ['held'],
      act: async (page) => {
        const areLoaded = (): boolean =>
          ['release-queue.js', 'show-embeds.js'].every((part) =>
            page.window.performance
              .getEntriesByType('resource')
              .some(({ name }) => name.endsWith(part)),
          );
        await page.settled();
        expect(areLoaded()).to.equal(false);
        const dialog = page.document.querySelector('accord-consent');
        dialog?.dispatchEvent(new Event(type, { bubbles: true }));
        while (!areLoaded()) await page.settled();
        expect(await page.requests()).to.deep.equal([]);
        page.grant('a');
      },
    });
  gateCase('nothing keeps the page from the back/forward cache', {
    page: `<script>
        const names = [];
        const add = window.addEventListener;
        window.addEventListener = function (name) { names.push(name); return add.apply(this, arguments) };
        window.names = names;
      </script><body><script data-consent="a">log('ran')</script>`,
    logs: ['ran'],
    runs: ['held'],
    act: (page) => page.grant('a'),
    check: ({ window }) => {
      const names = Reflect.get(window, 'names') as string[];
      expect(names.filter((name) => /unload/.test(name))).to.deep.equal([]);
    },
  });
});
