import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { measure } from '../../tools/measure.mjs';
import { importsOf } from './imports-of.js';

interface Budget {
  readonly what: string;
  /** Files of dist/. What they import statically is added. */
  readonly files: readonly string[];
  /** Bytes at most, each file compressed by itself, as servers send them. */
  readonly brotli: number;
  readonly reason: string;
}

const table: readonly Budget[] = JSON.parse(readFileSync('test/package/sizes.json', 'utf8'));

/** English is part of the scripts, as what every failure falls back on. */
const languages = readdirSync('locales')
  .map((file) => file.replace(/\.json$/, ''))
  .filter((language) => language !== 'en');

const budgets = table.flatMap((budget) =>
  budget.what.includes('{language}')
    ? languages.map((language) => ({
        ...budget,
        what: budget.what.replace('{language}', language),
        files: budget.files.map((file) => file.replace('{language}', language)),
      }))
    : [budget],
);

/** These files and everything that loading them loads. */
function loadedBy(files: readonly string[]): string[] {
  const loaded = new Set(files);
  for (const file of loaded)
    for (const { specifier, kind } of importsOf(posix.join('dist', file)))
      if (kind === 'static') loaded.add(posix.join(posix.dirname(file), specifier));
  return [...loaded];
}

const brotliOf = (file: string): number => measure(readFileSync(posix.join('dist', file))).brotli;

describe('the size of', () => {
  for (const { what, files, brotli, reason } of budgets)
    it(`${what} is at most ${brotli} bytes by brotli`, () => {
      const parts = loadedBy(files).map((file) => ({ file, brotli: brotliOf(file) }));
      const total = parts.reduce((sum, part) => sum + part.brotli, 0);
      const list = parts.map((part) => `${part.file} ${part.brotli}`).join(', ');
      assert.ok(total <= brotli, `${total} bytes: ${list}. The budget: ${reason}`);
    });
});
