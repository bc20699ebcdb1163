import type { Service } from '../policy/policy.js';
import { perLanguage } from './per-language.js';
import type { Scene } from './scene.js';

const regions = perLanguage((language) => new Intl.DisplayNames(language, { type: 'region' }));

const countryName = (code: string, language: string): string | undefined => {
  try {
    return regions(language).of(code);
  } catch {
    return code;
  }
};

/** The provider with the country it answers from. */
export const providerText = (scene: Scene, service: Service): string => {
  const { provider } = service;
  if (!provider) return '';
  const country = provider.country && countryName(provider.country, scene.language);
  return country
    ? scene.fill(scene.texts.aside, { text: provider.name, note: country })
    : provider.name;
};
