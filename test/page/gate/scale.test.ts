import { expect } from '@open-wc/testing';
import { gateCase } from './gate-case.js';

const indices = Array.from({ length: 1000 }, (_, index) => index);
const numbers = (from: number, to: number): string[] => indices.slice(from, to).map(String);

const address = 'data:text/javascript,log(document.currentScript.dataset.index)';

/** Scripts of these kinds in turns; the external ones need no network, which is not what is tried here. */
const scripts = (...kinds: readonly ('inline' | 'external' | 'async')[]): string =>
  indices
    .map((index) => {
      const kind = kinds[index % kinds.length];
      if (kind === 'inline') return `<script data-consent="a">log(${index})</script>`;
      const how = kind === 'async' ? 'async ' : '';
      return `<script data-consent="a" ${how}data-index="${index}" src="${address}"></script>`;
    })
    .join('');

describe('A thousand scripts: run once each and in order, and the page has its turn in between', () => {
  gateCase('inline', { page: scripts('inline'), logs: numbers(0, 1000) });
  gateCase('external', {
    page: scripts('external'),
    logs: numbers(0, 1000),
  });
  gateCase('inline and external mixed', {
    page: scripts('inline', 'external', 'inline', 'inline'),
    logs: numbers(0, 1000),
  });
  gateCase('many inline ones between two external ones', {
    page: `<script data-consent="a" data-index="first" src="${address}"></script>${scripts('inline')}
      <script data-consent="a" data-index="last" src="${address}"></script>`,
    logs: ['first', ...numbers(0, 1000), 'last'],
  });
  gateCase('in a template', {
    page: `<body><template data-consent="a">${scripts('inline').replaceAll(' data-consent="a"', '')}</template>`,
    logs: numbers(0, 1000),
  });
  gateCase('that came by innerHTML', {
    page: '<body>',
    logs: numbers(0, 1000),
    runs: ['held'],
    act: ({ document, grant }) => {
      document.body.innerHTML = scripts('inline').replaceAll(
        '<script ',
        '<script type="text/plain" ',
      );
      grant('a');
    },
  });
  gateCase('refused on the way: the rest stays held, and runs when it is granted again', {
    page: scripts('inline'),
    logs: numbers(0, 1000),
    runs: ['held'],
    act: async (page) => {
      page.grant('a');
      await page.logged('0');
      page.refuse('a');
      await page.settled();
      const ran = page.window.entries.length;
      expect(page.document.querySelectorAll('[data-consent]').length).to.equal(1000 - ran);
      page.grant('a');
    },
  });
  gateCase('a timer of the page has its turn before they are all done', {
    page: `<script>
        const work = () => { const end = performance.now() + 1; while (performance.now() < end); };
        let turns = 0;
        let done = false;
        const turn = () => { turns++; if (!done) setTimeout(turn); };
        document.addEventListener('begin', turn);
      </script>
      ${'<script data-consent="a">work()</script>'.repeat(300)}
      <script data-consent="a">done = true; log(turns > 2)</script>`,
    logs: ['true'],
    runs: ['held'],
    act: (page) => {
      page.document.dispatchEvent(new Event('begin'));
      page.grant('a');
    },
  });
});
