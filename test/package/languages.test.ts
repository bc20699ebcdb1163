import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { languages } from '../../src/ui/languages.js';

describe('the languages', () => {
  it('are those that have a file in locales/', () => {
    const files = readdirSync('locales').map((file) => file.replace(/\.json$/, ''));
    assert.deepEqual(files.sort(), [...languages, 'en'].sort());
  });
});
