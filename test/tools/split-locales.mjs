import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/**
 * Rollup plugin: makes one module of each section of a language, because most visitors only ever need the first ones.
 * Who imports a language gets the section that its own name begins with: `banner-texts.ts` the section `banner`.
 */
export const splitLocales = () => ({
  name: 'split-locales',

  resolveId(source, importer) {
    // A module of its own kind: no longer JSON, as the import says.
    if (isSection(source)) return { id: source, attributes: {} };
    if (importer === undefined || !/\/locales\/[^/]+\.json$/.test(source)) return null;
    const section = basename(importer).split('-')[0];
    return { id: `${resolve(dirname(importer), source)}?${section}`, attributes: {} };
  },

  load(id) {
    if (!isSection(id)) return null;
    const [file, section] = id.split('?');
    const texts = JSON.parse(readFileSync(file, 'utf8'))[section];
    if (texts === undefined) this.error(`${file} has no section '${section}'`);
    return `export default ${JSON.stringify({ [section]: texts })};`;
  },
});

const isSection = (id) => /\/locales\/[^/]+\.json\?[^/]+$/.test(id.replaceAll('\\', '/'));
