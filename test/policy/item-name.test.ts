import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasItemName } from '../../src/policy/item-name.js';

const matches = (pattern: string, name: string): boolean =>
  hasItemName({ pattern, kind: 'cookie' }, name);

describe('the name of a stored item', () => {
  it('is the declared one, letter by letter: a star in it is a star', () => {
    const item = { name: '_ga*', kind: 'cookie' } as const;
    assert.equal(hasItemName(item, '_ga*'), true);
    assert.equal(hasItemName(item, '_gat'), false);
  });

  it('fits a pattern, in which each star is any run of characters', () => {
    for (const name of ['_ga_', '_ga_ABC', '_ga_*']) assert.equal(matches('_ga_*', name), true);
    for (const name of ['_ga', 'x_ga_', '_GA_1']) assert.equal(matches('_ga_*', name), false);
    assert.equal(matches('*.track', 'a.track.track'), true);
    assert.equal(matches('_pk_*.*.end', '_pk_id.1.end'), true);
    assert.equal(matches('_pk_*.*.end', '_pk_id.end'), false);
    assert.equal(matches('a.c', 'abc'), false);
    assert.equal(matches('*', ''), true);
    assert.equal(matches('exact', 'exactly'), false);
  });

  it('fits no pattern whose parts would have to share letters', () => {
    assert.equal(matches('ab*ba', 'aba'), false);
    assert.equal(matches('a*b*b', 'ab'), false);
    assert.equal(matches('ab*ba', 'abba'), true);
  });
});
