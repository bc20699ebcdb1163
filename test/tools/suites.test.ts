import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strayTestFiles, suites, testFiles } from '../suites.mjs';

describe('the test suites', () => {
  it('run every test file', () => {
    assert.deepEqual(strayTestFiles(), []);
  });

  it('run no test file twice', () => {
    const all = suites.flatMap((suite) => testFiles(suite));
    assert.equal(new Set(all).size, all.length);
  });

  it('can be narrowed to a file or a folder', () => {
    const file = 'test/tools/suites.test.ts';
    assert.deepEqual(testFiles('unit', file), [file]);
    assert.ok(testFiles('unit', 'test/tools/**').includes(file));
    assert.ok(testFiles('unit', '**/suites*').includes(file));
    assert.deepEqual(testFiles('unit', 'test/*'), []);
  });
});
