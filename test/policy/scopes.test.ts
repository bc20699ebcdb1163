import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { termsOf } from '../../src/policy/scope-expression.js';
import { scopeOf, scopesOf } from '../../src/policy/scopes.js';
import { usesOf } from '../../src/policy/use.js';
import { rivage } from './policies.js';

const policy = { ...rivage, purposes: { weather: { name: 'Weather', description: 'Storms' } } };

describe('the scopes of a policy', () => {
  it('are categories, purposes, services and uses, also those that nothing serves', () => {
    const scopes = scopesOf(policy);
    const ids = (name: string): string[] | undefined => scopes.get(name)?.map(({ id }) => id);
    assert.deepEqual(ids('third-party'), ['google/measurement', 'google/advertising']);
    assert.deepEqual(ids('measurement'), [
      'matomo/measurement',
      'mixpanel/measurement',
      'google/measurement',
    ]);
    assert.deepEqual(ids('google/advertising'), ['google/advertising']);
    assert.deepEqual(ids('weather'), []);
    assert.equal(ids('unknown'), undefined);
  });

  it('are the same one by one', () => {
    const scopes = scopesOf(policy);
    for (const name of [...scopes.keys(), 'unknown', '', 'toString', '__proto__', 'google/']) {
      assert.deepEqual(scopeOf(policy, usesOf(policy), name), scopes.get(name), name);
    }
  });
});

describe('a scope expression', () => {
  it('is all of its terms, each any of its alternatives, with whatever white space around them', () => {
    assert.deepEqual(termsOf('a|b c'), [['a', 'b'], ['c']]);
    assert.deepEqual(termsOf('\n a \t|\n b   c  | d|e '), [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    assert.deepEqual(termsOf('| a || b |'), [['a', 'b']]);
    assert.deepEqual(termsOf('a | | b'), [['a', 'b']]);
    assert.deepEqual(termsOf(' | '), [[]]);
    assert.deepEqual(termsOf(''), [[]]);
  });

  it('is read at once however much white space is in it, as what visitors write may have it', () => {
    const wide = `a${' '.repeat(50_000)}b`;
    const before = performance.now();
    assert.deepEqual(termsOf(wide), [['a'], ['b']]);
    assert.ok(performance.now() - before < 1000);
  });
});
