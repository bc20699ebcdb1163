import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The module that takes a part of every language, and the part. */
const parts = { 'banner-texts': 'banner', 'rest-texts': 'rest', 'widget-words': 'widget' };

/**
 * Rollup plugin: each of the three modules that read `locales/xx.json` gets a module of the one part that it uses, so
 * that the first layer does not carry the words of the second.
 */
export function splitLocales() {
  return {
    name: 'split-locales',
    async resolveId(source, importer, options) {
      if (!/\/locales\/[^/]+\.json$/.test(source) || !importer) return null;
      const part = parts[basename(importer, '.js')];
      if (!part) throw new Error(`${importer} reads a locale but is not known to split-locales`);
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && { ...found, id: `${found.id}?${part}`, moduleSideEffects: false };
    },
    async load(id) {
      const [file, part] = id.split('?');
      if (!part || !file.endsWith('.json')) return null;
      const texts = JSON.parse(await readFile(file, 'utf8'));
      return `export default ${JSON.stringify({ [part]: texts[part] })}`;
    },
  };
}
