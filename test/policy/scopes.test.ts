import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
