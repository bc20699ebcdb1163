import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { installedPackage, run } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

const tsc = resolve('node_modules/typescript/bin/tsc');

project.write(
  'main.ts',
  `
  import * as accord from 'accord-consent';
  import * as elements from 'accord-consent/elements';
  import * as server from 'accord-consent/server';
  import * as audit from 'accord-consent/audit';

  export const entries: object[] = [accord, elements, server, audit];

  const host = document.createElement('accord-consent');
  host.addEventListener('click', (event) => event.preventDefault());
  document.body.append(host);
  // Proves that the tags are known: an unknown one would be a plain HTMLElement, which has any tag's type.
  type Tag = 'consent' | 'declaration' | 'placeholder' | 'request' | 'widget';
  type Known = \`accord-\${Tag}\` extends keyof HTMLElementTagNameMap ? true : false;
  export const known: Known = true;
  export const scope: string | undefined = document.querySelector('accord-request')?.scope;
  const placeholder = document.createElement('accord-placeholder');
  placeholder.poster = '/poster.jpg';
  host.placement = 'bottom';
  // @ts-expect-error -- no such place
  host.placement = 'middle';

  const source: elements.ConsentSource = accord.createConsent({ site: { name: 'Rivage' }, services: [] });
  host.consent = source;
  export const lifetimes: accord.Lifetimes = source.lifetimes;
  export const expired: readonly accord.Use[] = source.expired;
  export const same: accord.ConsentSource = source;
  export const words: elements.WidgetWords | undefined = document.querySelector('accord-widget')?.words;
`,
);

const compile = (options: readonly string[]): string =>
  run(
    process.execPath,
    [
      tsc,
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--noUncheckedIndexedAccess',
      '--skipLibCheck',
      'false',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom,dom.iterable',
      '--types',
      '',
      ...options,
      'main.ts',
    ],
    project.folder,
  );

describe('the published types, in an empty project without Lit', () => {
  it('compile for bundlers', () => {
    assert.equal(compile(['--module', 'esnext', '--moduleResolution', 'bundler']), '');
  });

  it('compile for Node', () => {
    assert.equal(compile(['--module', 'nodenext']), '');
  });
});
