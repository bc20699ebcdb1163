import type { ConsentOptions } from './consent-options.js';

type Texts = NonNullable<ConsentOptions['texts']>;

/**
 * Asks for the site's own texts once in each language that it has, however many elements speak it. Where it has none, or they
 * could not be loaded, it asks again at the next need.
 */
export const rememberTexts = (texts: Texts): Texts => {
  const loads = new Map<string, Promise<unknown>>();
  return (language) => {
    const known = loads.get(language);
    if (known) return known;
    const loading = texts(language);
    if (loading) {
      loads.set(language, loading);
      // Those without a compiler may return the texts themselves.
      Promise.resolve(loading).catch(() => loads.delete(language));
    }
    return loading;
  };
};
