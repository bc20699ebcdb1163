import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { readmeWithTable } from './gate-table.mjs';

it('the README says what the cases of the gate say: node test/tools/gate-table.mjs', async () => {
  assert.equal(readFileSync('README.md', 'utf8'), await readmeWithTable());
});
