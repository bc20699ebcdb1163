import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/**
 * Rollup plugin: makes one module of each section of a language, because most visitors only ever need the first ones.
 * Who imports a language gets the section that its own name begins with: `banner-texts.ts` the section `banner`. With `asText`
 * a language other than English stays text until it is spoken: what holds all of them builds none at each visit.
 */
export const splitLocales = ({ asText = false } = {}) => ({
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
    const json = JSON.stringify(texts);
    const isSpoken = !asText || basename(file) === 'en.json';
    return isSpoken
      ? `export default { ${section}: ${json} };`
      : `export default { get ${section}() { return JSON.parse(${JSON.stringify(json)}); } };`;
  },
});

const isSection = (id) => /\/locales\/[^/]+\.json\?[^/]+$/.test(id.replaceAll('\\', '/'));
