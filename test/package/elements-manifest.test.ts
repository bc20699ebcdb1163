import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesBelow } from './imports-of.js';

interface Named {
  readonly name: string;
  readonly description: string;
}
interface Declaration extends Named {
  readonly tagName: string;
  readonly attributes: readonly Named[];
  readonly members: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
}

const manifest: { modules: { path: string; declarations: Declaration[] }[] } = JSON.parse(
  readFileSync('dist/custom-elements.json', 'utf8'),
);
const declared = manifest.modules.flatMap(({ declarations }) => declarations);
const names = (lists: readonly (readonly Named[])[]): string[] =>
  [...new Set(lists.flat().map(({ name }) => name))].sort();
const parts = names(declared.map(({ cssParts }) => cssParts));
const properties = names(declared.map(({ cssProperties }) => cssProperties));

/** What a pattern finds in all files of a folder, each once. */
const foundIn = (folder: string, pattern: RegExp): string[] => {
  const found = filesBelow(folder, '.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1] ?? ''),
  );
  return [...new Set(found)].sort();
};

describe('the manifest of the elements', () => {
  it('names all five, with what they have, each with a description of its own', () => {
    assert.deepEqual(declared.map(({ tagName }) => tagName).sort(), [
      'accord-consent',
      'accord-declaration',
      'accord-placeholder',
      'accord-request',
      'accord-widget',
    ]);
    for (const element of declared) {
      const { attributes, members, cssParts, cssProperties } = element;
      for (const { name, description } of [
        element,
        ...[attributes, members, cssParts, cssProperties].flat(),
      ]) {
        assert.ok(description, `${element.tagName}: ${name}`);
        assert.doesNotMatch(description, /[*]\//, 'one comment, and nothing after it');
      }
      assert.ok(
        members.some(({ name }) => name === 'consent'),
        element.tagName,
      );
    }
    const placeholder = declared.find(({ tagName }) => tagName === 'accord-placeholder');
    assert.deepEqual(
      placeholder?.attributes.map(({ name }) => name),
      ['scope', 'label', 'poster'],
    );
  });

  it('names every part of the elements, and no other', () => {
    assert.deepEqual(parts, foundIn('src/ui', /\bpart(?:=|: )["'](\w+)["']/g));
  });

  it('names every custom property that the style sheets read, and no other', () => {
    assert.deepEqual(properties, foundIn('styles', /var\((--accord-[\w-]+)/g));
  });

  it('names no part or property that the README does not', () => {
    const readme = readFileSync('README.md', 'utf8');
    const named = [
      ...properties.map((name) => `\`${name}\``),
      ...parts.map((name) => `::part(${name})`),
    ];
    assert.deepEqual(
      named.filter((name) => !readme.includes(name)),
      [],
    );
  });
});
