import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { squeeze, squeezeCss } from './squeeze-css.mjs';

describe('squeezing style sheets', () => {
  const cases: [string, string, string][] = [
    [
      'takes white space and comments out',
      '\n a {\n  color: red; /* why */\n  margin: 0 1px;\n}\n',
      'a{color:red;margin:0 1px}',
    ],
    [
      'leaves the space that makes a descendant',
      ':host( [open] ) button :hover , b { }',
      ':host( [open] ) button :hover ,b{}',
    ],
    [
      'leaves the spaces that calc() needs',
      'a { width: calc(1px + (2px - 1%)) }',
      'a{width:calc(1px + (2px - 1%))}',
    ],
    [
      'writes numbers short',
      'a { margin: 0.5em -0.25em 10.5px; inset: 0 !important }',
      'a{margin:.5em -.25em 10.5px;inset:0!important}',
    ],
    ['leaves strings', `a::before { content: ': ' " ; }" }`, `a::before{content:': ' " ; }"}`],
    [
      'leaves the space beside an expression',
      'a { margin: ${one} ${two}; } ${more} b { }',
      'a{margin:${one} ${two}}${more} b{}',
    ],
  ];
  for (const [what, css, expected] of cases)
    it(what, () => {
      assert.equal(squeeze(css), expected);
    });

  it('leaves templates of HTML as they are', () => {
    const { transform } = squeezeCss();
    assert.equal(transform('html`<b> ${a} </b>`', '/build/src/ui/x.js'), null);
    assert.equal(
      transform('html`<b> a </b>`; css` a { b: c } `', '/build/src/ui/x.js')?.code,
      'html`<b> a </b>`; css`a{b:c}`',
    );
  });

  it('knows the plain texts of styles/ for style sheets', () => {
    assert.equal(
      squeezeCss().transform('export const a = ` b { c: d } `', '/build/styles/a.js')?.code,
      'export const a = `b{c:d}`',
    );
  });
});
