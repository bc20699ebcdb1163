import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Validator, type Schema } from '@cfworker/json-schema';
import fc from 'fast-check';
import { checkPolicy } from '../../src/policy/check-policy.js';
import { withValue } from './policies.js';
import { anything, brokenPolicies, wholePolicies } from './random-policies.js';

/** As much of a schema as is looked through here. */
interface Part {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Part>>;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: Part;
  readonly items?: Part;
}
const schema: Schema & Part = JSON.parse(readFileSync('src/policy/policy.schema.json', 'utf8'));
const validator = new Validator(schema, '2020-12', false);
const fits = (policy: unknown): boolean => validator.validate(policy).valid;
const numRuns = Number(process.env['ACCORD_RUNS'] ?? 1000);

/** A policy that has one of everything. */
const full = {
  $schema: 'https://schemas.accord-consent.example/policy-1.json',
  'x-owner': 'the web team',
  site: { name: { en: 'Rivage' }, policyUrl: '/privacy', contact: 'a@b.example', promises: ['x'] },
  purposes: { 'storm-alerts': { name: 'Alerts', description: { 'pt-BR': 'Alertas' } } },
  services: [
    {
      id: 'google',
      name: 'Google',
      category: 'third-party',
      purposes: ['measurement', 'storm-alerts'],
      provider: { name: 'Google', country: 'IE', policyUrl: 'HTTPS://policies.example/' },
      description: 'Counts.',
      data: ['Pages'],
      benefit: 'x',
      refusal: 'x',
      retention: 'P1Y2M',
      items: [
        { name: 'a', kind: 'cookie', domain: 'a.example', path: '/', lasts: 'session' },
        { pattern: 'a*', kind: 'cache', lasts: 'PT30M', purposes: ['measurement'] },
      ],
      revision: 2,
    },
  ],
  signals: {
    'google-consent-mode': { ad_storage: 'google', wait_for_update: 500, region: ['ES', 'US-CA'] },
    'adobe-web-sdk': { collect: 'google', version: '1.0', instance: 'alloy' },
    'data-layer': { own: 'google|measurement', event: 'told', data_layer: 'layer' },
  },
};
describe('the JSON Schema of a policy', () => {
  it('takes what Accord takes', () => {
    assert.deepEqual(checkPolicy(full), []);
    assert.deepEqual(validator.validate(full).errors, []);
    const files = readdirSync('examples', { recursive: true, encoding: 'utf8' });
    const examples = files.filter((path) => /policy[^/]*\.json$/.test(path));
    assert.ok(examples.length > 3);
    for (const path of examples) {
      const example: unknown = JSON.parse(readFileSync(`examples/${path}`, 'utf8'));
      assert.deepEqual(validator.validate(example).errors, [], path);
    }
  });

  it('takes whatever Accord takes, and Accord nothing that it does not', () => {
    let taken = 0;
    const any = fc.oneof({ weight: 3, arbitrary: brokenPolicies }, wholePolicies, anything);
    fc.assert(
      fc.property(any, (input) => {
        let policy: unknown;
        try {
          policy = JSON.parse(JSON.stringify(input));
        } catch {
          return;
        }
        if (checkPolicy(policy).length) return;
        taken++;
        assert.ok(fits(policy));
      }),
      { numRuns },
    );
    assert.ok(taken > numRuns / 20, `only ${taken} could be used`);
  });

  it('finds what an editor can find: each mistake that Accord names, but for what hangs together', () => {
    const mistakes: readonly (readonly [path: string, value: unknown])[] = [
      ['site', undefined],
      ['site.name', ''],
      ['site.name', {}],
      ['site.name', { 'e n': 'x' }],
      ['site.policyUrl', 'javascript:alert(1)'],
      ['site.policyUrl', { en: 'data:text/html,x' }],
      ['site.promises', 'none'],
      ['site.promises.0', 5],
      ['purposes.a', { name: 'x', description: 'x' }],
      ['purposes.media', { name: 'x', description: 'x' }],
      ['purposes.storm-alerts.description', undefined],
      ['services', {}],
      ['services.0.id', 'Google'],
      ['services.0.id', 'a'.repeat(65)],
      ['services.0.id', 'media'],
      ['services.0.name', undefined],
      ['services.0.category', 'marketing'],
      ['services.0.purposes', []],
      ['services.0.purposes', ['media', 'media']],
      ['services.0.purposes.0', 'Analytics'],
      ['services.0.provider.name', undefined],
      ['services.0.provider.country', 'Ireland'],
      ['services.0.provider.policyUrl', 'java script:x'],
      ['services.0.data.0', ' '],
      ['services.0.retention', '13 months'],
      ['services.0.retention', 'P'],
      ['services.0.items.0.kind', 'cookies'],
      ['services.0.items.0.name', undefined],
      ['services.0.items.0.pattern', 'a*'],
      ['services.0.items.0.lasts', 'PT'],
      ['services.0.items.1.purposes', []],
      ['services.0.revision', 0],
      ['services.0.revision', 1.5],
      ['signals.google-consent-mode.region', []],
      ['signals.google-consent-mode.region.0', 'Spain'],
      ['signals.google-consent-mode.wait_for_update', -1],
      ['signals.google-consent-mode.ad_storage', ''],
      ['signals.adobe-web-sdk.version', '3.0'],
      ['signals.adobe-web-sdk.instance', 'not a name'],
      ['signals.data-layer.event', ' '],
      ['signals.data-layer.own', true],
    ];
    for (const [path, value] of mistakes) {
      const policy = withValue(full, path, value);
      assert.notDeepEqual(checkPolicy(policy), [], `${path} is no mistake`);
      assert.equal(fits(policy), false, `${path}: ${JSON.stringify(value)}`);
    }
  });

  it('knows the same names everywhere', () => {
    const objects = ['', 'site', 'purposes.storm-alerts', 'services.0', 'services.0.provider'];
    objects.push('services.0.items.0', 'signals', 'signals.google-consent-mode');
    const signals = Object.keys(schema.properties?.['signals']?.properties ?? {});
    objects.push(
      ...signals.filter((name) => name !== 'data-layer').map((name) => `signals.${name}`),
    );
    for (const path of objects) {
      const base = path.startsWith('signals.') ? withValue(full, path, {}) : full;
      const policy = structuredClone(base) as Record<string, unknown>;
      let at: Record<string, unknown> = policy;
      for (const key of path.split('.').filter(Boolean)) at = at[key] as Record<string, unknown>;
      at['unknown'] = 1;
      assert.equal(fits(policy), false, path);
      const [problem, ...more] = checkPolicy(policy);
      assert.deepEqual(more, []);
      const known = /known are (.*)/.exec(problem?.message ?? '')?.[1]?.split(', ') ?? [];
      const errors = validator.validate(policy).errors;
      assert.ok(known.length > 0 && errors.length > 0, path);
      assert.deepEqual(known.toSorted(), propertiesAt(path), path);
    }
  });
});

/** What the schema names there. */
const propertiesAt = (path: string): string[] => {
  let at: Part | undefined = schema;
  for (const key of path.split('.').filter(Boolean)) {
    const next: Part | undefined =
      key === '0' ? at?.items : (at?.properties?.[key] ?? at?.additionalProperties);
    at = next?.$ref ? schema.$defs?.[next.$ref.replace('#/$defs/', '')] : next;
  }
  return Object.keys(at?.properties ?? {}).toSorted();
};
