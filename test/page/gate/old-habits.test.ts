import { expect } from '@open-wc/testing';
import { gateCase, parallelRuns } from './gate-case.js';

describe('document.write: never wipes the page; what is written appears in place, and its scripts run in order', () => {
  gateCase('what an inline script writes appears where it stands', {
    page: `<body><p id="p"></p><script data-consent="a">
        document.write('<b id="b">b</b>');
        log(document.getElementById('b').previousSibling === document.currentScript);
      </script><p id="q"></p>`,
    logs: ['true'],
    check: ({ document }) => {
      expect([...document.querySelectorAll('p, b')].map(({ id }) => id)).to.deep.equal([
        'p',
        'b',
        'q',
      ]);
    },
  });
  gateCase('what an external script writes appears where it stands', {
    page: `<body><p id="p"></p><script data-consent="a" src="x.js"></script><p id="q"></p>`,
    files: { 'x.js': `document.write('<b id="b">b</b>'); log('x')` },
    logs: ['x'],
    check: ({ document }) => {
      expect([...document.querySelectorAll('p, b')].map(({ id }) => id)).to.deep.equal([
        'p',
        'b',
        'q',
      ]);
    },
  });
  gateCase('markup may come in pieces', {
    page: `<body><script data-consent="a">
        document.write('<div id="d">');
        document.write('<i cl', 'ass="x">text</i>');
        document.write('</div>');
        document.writeln('after');
        log(document.getElementById('d').outerHTML);
        log(document.getElementById('d').nextSibling.data.trim());
      </script>`,
    logs: ['<div id="d"><i class="x">text</i></div>', 'after'],
  });
  gateCase('numbers and other values are written as texts', {
    page: `<body><script data-consent="a">
        document.write('<b id="b">');
        document.write(2026);
        document.write('a', null, undefined, 1, { toString: () => 'o' });
        document.write('</b>');
        log(document.getElementById('b').textContent);
      </script>`,
    logs: ['2026anullundefined1o'],
  });
  gateCase('markup that is never finished appears all the same', {
    page: `<body><script data-consent="a">document.write('<b id="b">text')</script>
      <script data-consent="a">log(document.getElementById('b').firstChild.data.trim())</script>`,
    logs: ['text'],
  });
  gateCase('a script in the head that writes content puts it into the body', {
    page: `<script data-consent="a">document.write('<b id="b"></b><script>log("written")<\\/script>')</script>
      <script data-consent="a">log(document.getElementById('b').parentNode.localName)</script>`,
    logs: ['written', 'body'],
  });
  gateCase('a script in the head that writes a style leaves it in the head', {
    page: `<script data-consent="a">document.write('<style id="s"></style>'); log(document.getElementById('s').parentNode.localName)</script>`,
    logs: ['head'],
  });
  gateCase('an inline script that is written runs at once', {
    page: `<body><script data-consent="a">
        document.write('<script>log(1)<\\/script>');
        log(2);
      </script><script data-consent="a">log(3)</script>`,
    logs: ['1', '2', '3'],
  });
  gateCase('an external script that is written runs before the next one', {
    page: `<body><script data-consent="a">
        document.write('<script src="written.js"><\\/script>');
        log(1);
      </script><script data-consent="a">log(3)</script><script data-consent="a" src="last.js"></script>`,
    logs: ['1', 'written', '3', 'last'],
  });
  gateCase('an inline script that is written waits for the external one written before it', {
    page: `<body><script data-consent="a">
        document.write('<script src="written.js"><\\/script><script>log(2)<\\/script>');
        document.write('<script>log(3)<\\/script>');
        log(1);
      </script><script data-consent="a">log(4)</script>`,
    logs: ['1', 'written', '2', '3', '4'],
  });
  gateCase('an external script writes one that runs before those after it', {
    page: `<body><script data-consent="a" src="x.js?after=next.js"></script>
      <script data-consent="a">log('inline')</script>
      <script data-consent="a" src="next.js"></script>`,
    files: { 'x.js': `document.write('<script src="written.js"><\\/script>'); log('x')` },
    runs: parallelRuns,
    logs: ['x', 'written', 'inline', 'next'],
    anyRequests: true,
  });
  gateCase('an external script writes one that runs before modules and deferred scripts', {
    page: `<body><script data-consent="a" defer src="deferred.js"></script>
      <script data-consent="a" src="x.js"></script>
      <script data-consent="a" type="module">log('module')</script>
      <script data-consent="a">log('inline')</script>`,
    files: { 'x.js': `document.write('<script src="written.js"><\\/script>'); log('x')` },
    logs: ['x', 'written', 'inline', 'deferred', 'module'],
    anyRequests: true,
  });
  gateCase('scripts write scripts that write scripts', {
    page: `<body><script data-consent="a" src="1.js"></script><script data-consent="a">log(5)</script>`,
    files: {
      '1.js': `log(1); document.write('<script src="2.js"><\\/script>')`,
      '2.js': `log(2); document.write('<script>log(3); document.write("<script>log(4)<\\\\/script>")<\\/script>')`,
    },
    logs: ['1', '2', '3', '4', '5'],
  });
  gateCase('a deferred or async script writes nothing', {
    page: `<body><p></p>
      <script data-consent="a" defer src="x.js"></script>
      <script data-consent="a" async src="y.js?last"></script>`,
    files: {
      'x.js': `document.write('<b></b>'); log('x')`,
      'y.js': `document.write('<b></b>'); log('y')`,
    },
    act: async (page) => {
      await page.logged('x');
      await page.letGo();
    },
    logs: ['x', 'y'],
    check: ({ document }) => {
      expect(document.querySelector('p')?.outerHTML).to.be.a('string');
      expect(document.querySelector('b')?.outerHTML).to.equal(undefined);
    },
  });
  gateCase('open and close do nothing', {
    page: `<body><p id="p"></p><script data-consent="a">
        log(document.open() === document);
        document.write('<b id="b"></b>');
        document.close();
        log(document.getElementById('p').id + document.getElementById('b').id);
      </script>`,
    logs: ['true', 'pb'],
  });
  gateCase('the methods are the browser’s own again afterwards', {
    page: `<body><script data-consent="a">document.write('x'); log('written')</script>`,
    logs: ['written'],
    check: ({ document, window }) => {
      expect(
        Object.getOwnPropertyNames(document).filter((name) => name !== 'location'),
      ).to.deep.equal([]);
      expect(Object.hasOwn(window, 'addEventListener')).to.equal(false);
    },
  });

  gateCase('in a promise of an inline script', {
    page: `<body><p id="p"></p><script data-consent="a">Promise.resolve().then(() => document.write('<b id="b"></b>'))</script>
      <script data-consent="a">log(document.getElementById('p')?.id); log(document.getElementById('b')?.previousElementSibling.localName)</script>`,
    logs: ['p', 'script'],
  });
  gateCase('when a script has loaded', {
    page: `<body><p id="p"></p><script>function write() { document.write('<b id="b"></b>') }</script>
      <script data-consent="a" src="x.js" onload="write()"></script>
      <script data-consent="a">log(document.getElementById('p')?.id)</script>`,
    logs: ['x', 'p'],
  });
});

describe('Handlers of events that are over: `DOMContentLoaded`, `load`, `readystatechange` and `window.onload` are called for released scripts, once', () => {
  gateCase('DOMContentLoaded on the document', {
    page: `<script data-consent="a">
        document.addEventListener('DOMContentLoaded', function (event) {
          log([event.type, event.target === document, this === document]);
        });
      </script>`,
    logs: ['DOMContentLoaded,true,true'],
  });
  gateCase('DOMContentLoaded on the window', {
    page: `<script data-consent="a" src="x.js"></script>`,
    files: {
      'x.js': `addEventListener('DOMContentLoaded', (event) => log(event.target === document))`,
    },
    logs: ['true'],
  });
  gateCase('load on the window', {
    page: `<script data-consent="a">window.addEventListener('load', (event) => log(event.type))</script>`,
    logs: ['load'],
  });
  gateCase('window.onload', {
    page: `<script data-consent="a">window.onload = function (event) { log([this === window, event.type]) }</script>`,
    logs: ['true,load'],
  });
  gateCase('the last window.onload wins', {
    page: `<script data-consent="a">onload = () => log(1)</script><script data-consent="a" src="x.js"></script>`,
    files: { 'x.js': `onload = () => log(2)` },
    logs: ['2'],
  });
  gateCase('readystatechange', {
    page: `<script data-consent="a">
        document.addEventListener('readystatechange', () => document.readyState === 'complete' && log('listener'));
        document.onreadystatechange = () => document.readyState === 'complete' && log('property');
      </script>`,
    logs: ['listener', 'property'],
  });
  gateCase('they come after all scripts, content first', {
    page: `
      <script data-consent="a">
        addEventListener('load', () => log('load'));
        document.addEventListener('DOMContentLoaded', () => log('content'));
        log(1);
      </script>
      <script data-consent="a" src="2.js"></script>
      <script data-consent="a" defer src="3.js"></script>`,
    logs: ['1', '2', '3', 'content', 'load'],
  });
  gateCase('from an async script: load', {
    page: `<script data-consent="a" async src="x.js"></script>`,
    files: { 'x.js': `addEventListener('load', () => log('load'))` },
    logs: ['load'],
  });
  gateCase('from modules', {
    page: `
      <script data-consent="a" type="module" src="x.js"></script>
      <script data-consent="a" type="module">document.addEventListener('DOMContentLoaded', () => log('inline'))</script>`,
    files: { 'x.js': `document.addEventListener('DOMContentLoaded', () => log('external'))` },
    logs: ['external', 'inline'],
  });
  gateCase('objects, options and aborted signals are respected', {
    page: `<script data-consent="a">
        addEventListener('load', { handleEvent(event) { log('object ' + (event.currentTarget === window)) } });
        const twice = () => log('once');
        addEventListener('load', twice);
        addEventListener('load', twice);
        const controller = new AbortController();
        addEventListener('load', () => log('aborted'), { signal: controller.signal });
        controller.abort();
      </script>`,
    logs: ['object true', 'once'],
  });
  gateCase('a handler that throws stops no other', {
    page: `<script>addEventListener('error', (event) => log(event.error))</script>
      <script data-consent="a">
        addEventListener('load', () => { throw 'boom' });
        addEventListener('load', () => log('next'));
      </script>`,
    logs: ['boom', 'next'],
  });
  gateCase('handlers of the page itself are not called again', {
    page: `<script>
        for (const type of ['DOMContentLoaded', 'load']) addEventListener(type, () => log('page ' + type));
        onload = () => log('page onload');
      </script>
      <script data-consent="a">addEventListener('message', () => {}); window.ran = true</script>`,
    logs: ['page DOMContentLoaded', 'page load', 'page onload'],
  });
  gateCase('document.readyState tells the truth', {
    page: `<script data-consent="a">log(document.readyState)</script>`,
    logs: ['complete'],
    runs: ['first'],
  });

  gateCase('a handler that was removed is not called', {
    page: `<script data-consent="a">
        const no = () => log('no');
        for (const [target, type] of [[window, 'load'], [document, 'DOMContentLoaded'], [window, 'DOMContentLoaded']]) {
          target.addEventListener(type, no);
          target.removeEventListener(type, no);
        }
        addEventListener('load', () => log('load'));
      </script>`,
    logs: ['load'],
  });
  gateCase('a handler for whichever of two events comes first runs once', {
    page: `<script data-consent="a">
        function ready() {
          document.removeEventListener('DOMContentLoaded', ready);
          window.removeEventListener('load', ready);
          log('ready');
        }
        document.addEventListener('DOMContentLoaded', ready);
        window.addEventListener('load', ready);
      </script>`,
    logs: ['ready'],
  });
  gateCase('window.onload that wraps the one of the page does not call that a second time', {
    page: `<script>window.onload = () => log('page')</script>
      <script data-consent="a">
        const before = window.onload;
        window.onload = () => { before?.(); log('mine') };
      </script>`,
    logs: ['page', 'mine'],
  });
  gateCase('window.onload of the page is still there afterwards', {
    page: `<script>window.onload = () => log('page')</script><script data-consent="a">log('script')</script>`,
    logs: ['page', 'script'],
    runs: ['first'],
    check: async (page) => {
      while (!page.window.onload) await page.settled();
    },
  });
  gateCase('a handler that is registered in a promise', {
    page: `<script data-consent="a">
        Promise.resolve().then(() => document.addEventListener('DOMContentLoaded', () => log('content')));
        (async () => { await 0; addEventListener('load', () => log('load')) })();
      </script>`,
    logs: ['content', 'load'],
  });
  gateCase('a handler that is registered when a script has loaded', {
    page: `<script>
        function start() {
          document.addEventListener('DOMContentLoaded', () => log('content'));
          addEventListener('load', () => log('load'));
        }
      </script>
      <script data-consent="a" src="x.js" onload="start()"></script>`,
    logs: ['x', 'content', 'load'],
  });
});
