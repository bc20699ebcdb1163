import { googleEvent, googleTypes } from './google-types.js';
import { isObject } from './is-object.js';
import type { PolicyProblem } from './policy-error.js';
import { termsOf } from './scope-expression.js';
import { showValue } from './show-value.js';
import type { SignalName, SignalSettings } from './signal-settings.js';

/** Says what a value has to be, and whether it is. */
type Option = readonly [expected: string, holds: (value: unknown) => boolean];

interface Shape {
  /** The vendor's consent types; any name where it has none of its own. */
  readonly types: readonly string[] | 'any';
  readonly options?: Readonly<Record<string, Option>>;
}

const isBoolean: Option = ['true or false', (value) => typeof value === 'boolean'];
const isName: Option = [
  'the name of a global variable',
  (value) => typeof value === 'string' && /^[A-Za-z_$][\w$]*$/.test(value),
];
const isEvent: Option = [
  'the name of an event',
  (value) => typeof value === 'string' && value.trim() !== '',
];
const isMilliseconds: Option = [
  'a number of milliseconds',
  (value) => typeof value === 'number' && value >= 0,
];
const isRegions: Option = [
  'a list of ISO 3166-2 codes, e.g. ["ES", "US-CA"]',
  (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((code) => typeof code === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)),
];
const isVersion: Option = ['"1.0" or "2.0"', (value) => value === '1.0' || value === '2.0'];

/** The settings that each signal takes, in the vendors' own words. */
const shapes: Readonly<Record<SignalName, Shape>> = {
  'google-consent-mode': {
    types: googleTypes,
    options: {
      wait_for_update: isMilliseconds,
      region: isRegions,
      ads_data_redaction: isBoolean,
      url_passthrough: isBoolean,
      data_layer: isName,
    },
  },
  'microsoft-uet': { types: ['ad_storage'] },
  'microsoft-clarity': { types: ['ad_Storage', 'analytics_Storage'] },
  'meta-pixel': { types: ['consent'] },
  'tiktok-pixel': { types: ['consent'] },
  matomo: { types: ['consent', 'cookie_consent'] },
  'piwik-pro': {
    types: [
      'analytics',
      'ab_testing_and_personalization',
      'conversion_tracking',
      'marketing_automation',
      'remarketing',
      'user_feedback',
      'custom_consent',
    ],
    options: { data_layer: isName },
  },
  'adobe-web-sdk': { types: ['collect'], options: { version: isVersion, instance: isName } },
  'shopify-customer-privacy': { types: ['analytics', 'marketing', 'preferences', 'sale_of_data'] },
  'wordpress-consent': {
    types: ['functional', 'preferences', 'statistics', 'statistics-anonymous', 'marketing'],
  },
  'data-layer': { types: 'any', options: { data_layer: isName, event: isEvent } },
} satisfies Record<keyof SignalSettings, Shape>;

const unknownKey = (path: string, known: readonly string[]): PolicyProblem => ({
  path,
  message: `is not known here; known are ${known.join(', ')}`,
});

/** Lists what is wrong with the settings of the signals. `scopes` are the names that they may be mapped to. */
export const checkSignals = (signals: unknown, scopes: ReadonlySet<string>): PolicyProblem[] => {
  const problems: PolicyProblem[] = [];
  const report = (path: string, value: unknown, expected: string): void => {
    problems.push({ path, message: `${showValue(value)} is not ${expected}` });
  };

  const checkMapping = (value: unknown, path: string): void => {
    const terms = typeof value === 'string' ? termsOf(value) : [];
    if (!terms.length || terms.some((alternatives) => !alternatives.length)) {
      return report(path, value, 'a scope expression, e.g. "google/measurement"');
    }
    for (const scope of terms.flat()) {
      if (!scopes.has(scope)) {
        report(path, scope, `a scope of this policy, e.g. "${[...scopes].at(-1)}"`);
      }
    }
  };

  const checkSettings = (settings: unknown, { types, options = {} }: Shape, path: string): void => {
    if (!isObject(settings)) return report(path, settings, 'an object');
    for (const [key, value] of Object.entries(settings)) {
      const option = Object.hasOwn(options, key) ? options[key] : undefined;
      if (option) {
        if (!option[1](value)) report(`${path}.${key}`, value, option[0]);
      } else if (types === 'any' || types.includes(key)) checkMapping(value, `${path}.${key}`);
      else problems.push(unknownKey(`${path}.${key}`, [...types, ...Object.keys(options)]));
    }
  };

  if (!isObject(signals)) report('signals', signals, 'an object');
  else {
    for (const [name, settings] of Object.entries(signals)) {
      const shape = Object.entries(shapes).find(([known]) => known === name)?.[1];
      if (shape) checkSettings(settings, shape, `signals.${name}`);
      else problems.push(unknownKey(`signals.${name}`, Object.keys(shapes)));
    }
    const { 'google-consent-mode': google, 'data-layer': own } = signals;
    if (!isObject(google) || !isObject(own)) return problems;
    const layerOf = ({ data_layer: layer = 'dataLayer' }: Record<string, unknown>): unknown =>
      layer;
    if (layerOf(google) === layerOf(own) && (own.event ?? googleEvent) === googleEvent) {
      const message = `"${googleEvent}" is what google-consent-mode pushes there too: tags would fire twice. Name another event`;
      problems.push({ path: 'signals.data-layer.event', message });
    }
  }
  return problems;
};
