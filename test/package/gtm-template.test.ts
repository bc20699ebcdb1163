import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import vm from 'node:vm';

const text = readFileSync('examples/gtm/template.tpl', 'utf8');
/** The sections of the template, by name. */
const sections = Object.fromEntries(
  text
    .split(/^___([A-Z_]+)___$/m)
    .slice(1)
    .reduce<[string, string][]>((pairs, part, index, parts) => {
      if (index % 2 === 0) pairs.push([part, (parts[index + 1] ?? '').trim()]);
      return pairs;
    }, []),
);
const section = (name: string): string => sections[name] ?? '';

interface Cell {
  readonly string?: string;
  readonly boolean?: boolean;
  readonly listItem?: readonly (Cell & { readonly mapValue?: readonly Cell[] })[];
}
const permissions: {
  instance: { key: { publicId: string }; param: { value: Cell }[] };
}[] = JSON.parse(section('WEB_PERMISSIONS'));
const granted = (name: string): (Cell & { readonly mapValue?: readonly Cell[] })[] =>
  permissions
    .filter(({ instance }) => instance.key.publicId === name)
    .flatMap(({ instance }) => instance.param.flatMap(({ value }) => value.listItem ?? []));
/** Whether the template may do this with a global, as Tag Manager would ask. */
const may = (path: string, what: 'read' | 'write' | 'execute'): boolean =>
  granted('access_globals').some(
    ({ mapValue = [] }) =>
      mapValue[0]?.string === path &&
      mapValue[['read', 'write', 'execute'].indexOf(what) + 1]?.boolean,
  );
const consentTypes = granted('access_consent').map(({ mapValue = [] }) => mapValue[0]?.string);

type Page = Record<string, unknown>;

/** Runs the template's code as Tag Manager's sandbox does, with the calls it has and the permissions it was given. */
const run = (
  page: Page,
  data: object,
): { defaults: object[]; updates: object[]; set: unknown[] } => {
  const log = { defaults: [] as object[], updates: [] as object[], set: [] as unknown[] };
  const onlyAllowed = (states: object): object => {
    for (const type of Object.keys(states)) {
      assert.ok(type === 'wait_for_update' || consentTypes.includes(type), type);
    }
    return { ...states };
  };
  const api: Record<string, unknown> = {
    callInWindow(path: string, ...rest: unknown[]) {
      assert.ok(may(path, 'execute'), `may execute ${path}`);
      const [object = '', method = ''] = path.split('.');
      const owner = page[object] as Record<string, (...args: unknown[]) => unknown>;
      return owner[method]?.(...rest);
    },
    setInWindow(path: string, value: unknown, override: boolean) {
      assert.ok(may(path, 'write'), `may write ${path}`);
      if (override || page[path] === undefined) page[path] = value;
    },
    gtagSet(name: string, value: unknown) {
      assert.ok(
        granted('write_data_layer').some(({ string }) => string === name),
        name,
      );
      log.set.push([name, value]);
    },
    makeNumber: Number,
    setDefaultConsentState: (states: object) => log.defaults.push(onlyAllowed(states)),
    updateConsentState: (states: object) => log.updates.push(onlyAllowed(states)),
  };
  let done = 0;
  vm.runInNewContext(`(() => {${section('SANDBOXED_JS_FOR_WEB_TEMPLATE')}})()`, {
    data: { ...data, gtmOnSuccess: () => done++ },
    require: (name: string) => api[name] ?? assert.fail(`no such call: ${name}`),
  });
  assert.equal(done, 1);
  return log;
};

/** As much of a running Accord as the template asks for. */
const accord = (decided: Record<string, boolean>) => {
  const listeners: (() => void)[] = [];
  const state = (scope: string) =>
    scope in decided ? (decided[scope] ? 'granted' : 'refused') : 'undecided';
  const consent = {
    push: (callback: (consent: object) => void) => callback(consent),
    subscribe(listener: () => void) {
      listeners.push(listener);
      listener();
    },
    allows: (scope: string) => state(scope) === 'granted',
    state,
  };
  return {
    consent,
    decide: (more: object) => {
      Object.assign(decided, more);
      for (const listener of listeners) listener();
    },
  };
};

const mapping = {
  analytics_storage: 'google/measurement',
  ad_storage: 'google/advertising',
  wait: '500',
  redact: true,
};
const states = (more: object = {}) => ({
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'denied',
  personalization_storage: 'denied',
  security_storage: 'denied',
  ...more,
});

describe('the template for Google Tag Manager', () => {
  it('has all the sections that Tag Manager imports', () => {
    for (const name of [
      'TERMS_OF_SERVICE',
      'INFO',
      'TEMPLATE_PARAMETERS',
      'WEB_PERMISSIONS',
      'TESTS',
      'NOTES',
    ]) {
      assert.ok(section(name), name);
    }
    assert.equal(JSON.parse(section('INFO')).type, 'TAG');
    const fields: { name: string }[] = JSON.parse(section('TEMPLATE_PARAMETERS'));
    for (const type of consentTypes)
      assert.ok(
        fields.some(({ name }) => name === type),
        type,
      );
    assert.match(
      readFileSync('examples/gtm/metadata.yaml', 'utf8'),
      /^homepage: .*\ndocumentation: .*\nversions:$/m,
    );
  });

  it('denies first, and updates only when something was answered', () => {
    const { consent, decide } = accord({});
    const log = run({ accord: consent }, mapping);
    assert.deepEqual(log.defaults, [{ ...states(), wait_for_update: 500 }]);
    assert.deepEqual(log.set, [['ads_data_redaction', true]]);
    assert.deepEqual(log.updates, []);
    decide({ 'google/measurement': true, 'google/advertising': false });
    decide({ 'other/media': true });
    assert.deepEqual(log.updates, [states({ analytics_storage: 'granted' })]);
    decide({ 'google/measurement': false });
    assert.deepEqual(log.updates.at(-1), states());
  });

  it('restores a decision at once where Accord runs already', () => {
    const { consent } = accord({ 'google/advertising': true, 'google/measurement': true });
    assert.deepEqual(run({ accord: consent }, mapping).updates, [
      states({ analytics_storage: 'granted', ad_storage: 'granted' }),
    ]);
  });

  it('waits for an Accord that comes later', () => {
    const page: Page = {};
    const log = run(page, mapping);
    assert.deepEqual(log.updates, []);
    const { consent } = accord({ 'google/measurement': true });
    for (const callback of page['accord'] as ((consent: object) => void)[]) {
      page['accord'] = consent;
      consent.push(callback);
    }
    assert.deepEqual(log.updates, [states({ analytics_storage: 'granted' })]);
  });
});
