import { readdirSync, readFileSync } from 'node:fs';

/** One import or re-export, as it stands in a file. */
export interface Import {
  readonly specifier: string;
  readonly kind: 'static' | 'dynamic' | 'type';
}

/** What a TypeScript or JavaScript file imports, in order. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(statement)].map((match) => {
    const { type, from, bare, call } = match.groups ?? {};
    const specifier = from ?? bare ?? call ?? '';
    return { specifier, kind: call ? 'dynamic' : type ? 'type' : 'static' };
  });
}

const statement = new RegExp(
  [
    String.raw`\b(?:im|ex)port\s*(?<type>type\s)?\s*(?:[\w$*,\s]|\{[^}]*\})*?from\s*['"](?<from>[^'"]+)['"]`,
    String.raw`\bimport\s*['"](?<bare>[^'"]+)['"]`,
    String.raw`\bimport\s*\(\s*['"](?<call>[^'"]+)['"]`,
  ].join('|'),
  'g',
);

/** Every file with one of these endings below a folder, with `/` between the parts. */
export const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .sort();
