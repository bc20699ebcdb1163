import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPolicy } from '../../src/policy/read-policy.js';
import { rivage } from './policies.js';

const [first] = rivage.services;
const own = { name: 'Weather', description: 'Warns of storms' };
const withService = (facts: object): object => ({ ...rivage, services: [{ ...first, ...facts }] });

/** What neither a decision nor the question can do without, though nobody has checked the rest of the policy. */
const mistakes: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a list': [],
  'no site': { ...rivage, site: undefined },
  'a nameless site': { ...rivage, site: {} },
  'a site with a blank name': { ...rivage, site: { name: ' ' } },
  'a site with a name in no language': { ...rivage, site: { name: {} } },
  'no services': { ...rivage, services: undefined },
  'a service without an id': withService({ id: undefined }),
  'a nameless service': withService({ name: undefined }),
  'a service named by a number': withService({ name: 5 }),
  'a fifth category': withService({ category: 'legitimate' }),
  'no purpose': withService({ purposes: [] }),
  'an unknown purpose': withService({ purposes: ['fun'] }),
  'a purpose twice': withService({ purposes: ['media', 'media'] }),
  'two services of one id': { ...rivage, services: [first, first] },
  'a service that is called like a purpose': withService({ id: 'media' }),
  'an identifier that the record could not hold': withService({ id: 'a_b' }),
  // In the record one letter is a known purpose.
  'an own purpose of one letter': { ...rivage, purposes: { m: own } },
  'data that is a text': withService({ data: 'IP address' }),
  'items that are a text': withService({ items: '_ga' }),
  'a revision that is a text': withService({ revision: '2' }),
  'an own purpose without a name': { ...rivage, purposes: { weather: { ...own, name: '' } } },
  'an own purpose without a description': { ...rivage, purposes: { weather: { name: 'Weather' } } },
};

describe('a policy that is read without being checked', () => {
  for (const [mistake, policy] of Object.entries(mistakes))
    it(`cannot be used with ${mistake}`, () => {
      assert.throws(() => readPolicy(policy), TypeError);
    });

  it('can be used with names in several languages and purposes of its own', () => {
    const policy = {
      ...withService({ name: { en: 'Maps', fr: 'Cartes' }, data: ['IP address'], items: [] }),
      site: { name: { en: 'Rivage' } },
      purposes: { weather: own },
    };
    assert.deepEqual(readPolicy(policy), policy);
  });
});
