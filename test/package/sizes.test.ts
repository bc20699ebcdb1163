import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { measure } from '../tools/measure.mjs';

/** A row of sizes.json. Rows without files are about visits: test/drop-in-sizes.test.ts measures these in browsers. */
interface Budget {
  readonly what: string;
  /** Files of dist/. */
  readonly files?: readonly string[];
  /** Bytes at most, each file compressed by itself, as servers send them. */
  readonly brotli: number;
  readonly reason: string;
}

const table: readonly Budget[] = JSON.parse(readFileSync('test/package/sizes.json', 'utf8'));

/** English is part of the scripts, as what every failure falls back on. */
const languages = readdirSync('locales')
  .map((file) => file.replace(/\.json$/, ''))
  .filter((language) => language !== 'en');

const fillIn = ({ what, files = [], ...rest }: Budget, language: string) => ({
  ...rest,
  what: what.replace('{language}', language),
  files: files.map((file) => file.replace('{language}', language)),
});
const budgets = table
  .filter(({ files }) => files)
  .flatMap((budget) =>
    (budget.what.includes('{language}') ? languages : ['']).map((language) =>
      fillIn(budget, language),
    ),
  );

describe('the size of', () => {
  for (const { what, files, brotli, reason } of budgets)
    it(`${what} is at most ${brotli} bytes by brotli`, () => {
      const parts = files.map((file) => ({
        file,
        bytes: measure(readFileSync(`dist/${file}`)).brotli,
      }));
      const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
      const list = parts.map(({ file, bytes }) => `${file} ${bytes}`).join(', ');
      assert.ok(total <= brotli, `${total} bytes: ${list}. The budget: ${reason}`);
    });
});
