import { expect } from '@open-wc/testing';
import { gateCase } from './gate-case.js';

describe('Identity: the same element, in its place, with its attributes and listeners and nothing else; `document.currentScript` is right', () => {
  gateCase('every attribute is what its author wrote, and nothing else is on the element', {
    page: `
      <script>const attributes = (script) => log(script.getAttributeNames().sort().map((name) => name + '=' + script.getAttribute(name)))</script>
      <script data-consent="a" id="inline" class="c" data-site="1" fetchpriority="low" blocking="render">
        attributes(document.currentScript); log(document.currentScript.childNodes.length);
      </script>
      <script data-consent="a" id="external" src="x.js" crossorigin="anonymous" referrerpolicy="no-referrer" type="text/javascript" charset="utf-8"></script>`,
    files: { 'x.js': `attributes(document.currentScript)` },
    logs: [
      'blocking=render,class=c,data-site=1,fetchpriority=low,id=inline',
      '1',
      'charset=utf-8,crossorigin=anonymous,id=external,referrerpolicy=no-referrer,src=x.js,type=text/javascript',
    ],
  });
  gateCase('the integrity of a script is checked, and passes', {
    page: `<script data-consent="a" src="x.js" integrity="sha256-OMX2ZfK6PorHCizHNz3G+w3Vj4QH48/AEteo8ECZAO4="></script>`,
    files: { 'x.js': `log('x')` },
    logs: ['x'],
  });
  gateCase('the script that runs is the element that was held', {
    page: `
      <script data-consent="a" id="one">document.currentScript.mark = 1; log(document.currentScript.id)</script>
      <script data-consent="a" id="two" src="x.js"></script>`,
    files: { 'x.js': `document.currentScript.mark = 2; log(document.currentScript.id)` },
    logs: ['one', 'two'],
    check: ({ document }) => {
      const marks = [...document.querySelectorAll('#one, #two')].map((script) =>
        Reflect.get(script, 'mark'),
      );
      expect(marks).to.deep.equal([1, 2]);
    },
  });
  gateCase('the current script stands where it was written', {
    page: `<body>
      <p id="before"></p><script data-consent="a">
        log(document.currentScript.previousElementSibling.id);
        log(document.currentScript.parentNode.localName);
      </script><div id="box"><script data-consent="a" src="x.js"></script></div>`,
    files: { 'x.js': `log(document.currentScript.parentNode.id)` },
    logs: ['before', 'body', 'box'],
  });
  gateCase('insertBefore(currentScript) puts things there', {
    page: `<body>
      <p id="p"></p><script data-consent="a">
        const widget = document.createElement('i');
        document.currentScript.parentNode.insertBefore(widget, document.currentScript);
        log(widget.previousSibling.id);
        log(widget.nextSibling === document.currentScript);
      </script>`,
    logs: ['p', 'true'],
  });
  for (const [type, file] of [
    ['load', 'x.js'],
    ['error', 'x.js?status=404'],
  ] as const)
    gateCase(`${type} attributes and listeners of the held element are called, once`, {
      page: `
        <script data-consent="a" id="x" src="${file}" on${type}="log('attribute')"></script>
        <script>document.getElementById('x').addEventListener('${type}', () => log('listener'))</script>`,
      logs: type === 'load' ? ['x', 'attribute', 'listener'] : ['attribute', 'listener'],
      runs: ['first'],
    });
  gateCase('the load event is a real one, at the element', {
    page: `<script data-consent="a" id="x" src="x.js" onload="log(event.isTrusted); log(event.target.id)"></script>`,
    logs: ['x', 'true', 'x'],
  });
  gateCase('document.scripts and the text are as written', {
    page: `<script data-consent="a" id="x">log(document.currentScript.text); log([...document.scripts].includes(document.currentScript))</script>`,
    logs: [
      'log(document.currentScript.text); log([...document.scripts].includes(document.currentScript))',
      'true',
    ],
  });
  gateCase('an address may be held as well as the type', {
    page: `<script type="text/plain" data-consent="a" data-src="x.js"></script><script data-consent="a">log('next')</script>`,
    logs: ['x', 'next'],
    runs: ['first', 'returning'],
    check: ({ document }) => {
      const script = document.querySelector('[src="x.js"]');
      expect(script?.getAttributeNames()).to.deep.equal(['src']);
    },
  });
  gateCase('text beside an address is no script', {
    page: `<script data-consent="a" src="x.js">log('text')</script><script data-consent="a">log('next')</script>`,
    logs: ['x', 'next'],
  });
  gateCase('what runs is the text and the address that stand there in the end', {
    page: `
      <script data-consent="a" id="one">log('old')</script>
      <script data-consent="a" id="two" src="old.js"></script>`,
    logs: ['new', 'new file'],
    runs: ['held'],
    files: { 'new.js': `log('new file')` },
    act: ({ document, grant }) => {
      const [one, two] = ['#one', '#two'].map((id) =>
        document.querySelector<HTMLScriptElement>(id),
      );
      if (one) one.text = `log('new')`;
      two?.setAttribute('src', 'new.js');
      grant('a');
    },
    check: async ({ requests }) => expect(await requests()).to.deep.equal(['new.js']),
  });
  gateCase('a script in several pieces of text', {
    page: `<script data-consent="a" id="x"></script>`,
    logs: ['1', '2', '3'],
    runs: ['held'],
    act: ({ document, grant }) => {
      document
        .querySelector('#x')
        ?.append('log(1);', document.createComment(')'), 'log(2);', 'log(3)');
      grant('a');
    },
  });
  gateCase('a script in SVG stops nobody', {
    page: `<body><svg><script data-consent="a">log('svg')</script></svg><script data-consent="a">log('next')</script>`,
    logs: ['svg', 'next'],
  });
  gateCase('cookies and referrer of the request are those of the page', {
    page: `<script data-consent="a" src="{other}/x.js" referrerpolicy="origin"></script>`,
    logs: ['x'],
  });
});
