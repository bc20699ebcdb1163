import { readFileSync } from 'node:fs';

const modules = new URL('../node_modules/', import.meta.url);

/** A file of a package installed beside the bench. */
export const installed = (path) => readFileSync(new URL(path, modules));

export const versionOf = (name) => JSON.parse(installed(`${name}/package.json`)).version;
