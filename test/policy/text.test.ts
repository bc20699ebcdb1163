import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pickText } from '../../src/policy/text.js';

const picked = (wanted: string, ...tags: string[]): string | undefined =>
  pickText(Object.fromEntries(tags.map((tag) => [tag, `in ${tag}`])), wanted).language;

describe('a text of the site in the wanted language', () => {
  it('is that of the very tag, however it is spelled, else of the nearest shorter one', () => {
    assert.equal(picked('fr-CA', 'en', 'fr', 'fr-CA'), 'fr-CA');
    assert.equal(picked('FR-ca', 'en', 'fr', 'fr-CA'), 'fr-CA');
    assert.equal(picked('fr-Latn-CA', 'fr', 'fr-Latn', 'en'), 'fr-Latn');
    assert.equal(picked('fr-CA', 'fr-BE', 'en', 'fr'), 'fr');
  });

  it('is else that of another variant of the language, and never of one that only begins alike', () => {
    assert.equal(picked('fr', 'en', 'fr-CA'), 'fr-CA');
    assert.equal(picked('pt-BR', 'en', 'pt-PT'), 'pt-PT');
    assert.equal(picked('fr', 'fry', 'en'), 'en');
  });

  it('is else the English one, of whatever variant, and else the first', () => {
    assert.equal(picked('de', 'fr', 'en'), 'en');
    assert.equal(picked('de', 'fr', 'en-GB'), 'en-GB');
    assert.equal(picked('de', 'fr', 'ar'), 'fr');
  });

  it('is a plain text as it is, of which nobody knows the language, and empty where there is none', () => {
    assert.deepEqual(pickText('Matomo', 'de'), { text: 'Matomo' });
    assert.deepEqual(pickText(undefined, 'de'), { text: '' });
    assert.deepEqual(pickText({}, 'de'), { text: '' });
    assert.deepEqual(pickText({ de: 'Wetter' }, 'de'), { text: 'Wetter', language: 'de' });
  });
});
