import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/**
 * Rollup plugin: makes two modules of each language, because most visitors only ever see the banner. Whatever
 * `banner-texts.ts` imports from locales/ has the section `banner` alone, for all other importers it has the rest.
 */
export const splitLocales = () => ({
  name: 'split-locales',

  resolveId(source, importer) {
    if (isPart(source)) return source;
    if (importer === undefined || !/\/locales\/[^/]+\.json$/.test(source)) return null;
    const part = basename(importer) === 'banner-texts.js' ? 'banner' : 'rest';
    return `${resolve(dirname(importer), source)}?${part}`;
  },

  load(id) {
    if (!isPart(id)) return null;
    const [file, part] = id.split('?');
    const { banner, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
    const texts = part === 'banner' ? { banner } : rest;
    return `export default ${JSON.stringify(texts)};`;
  },
});

const isPart = (id) => /\.json\?(banner|rest)$/.test(id);
