import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { compile } from './compile.js';
import { installedPackage } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

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
  export const groups: accord.Category[] = accord.categories.filter((each) => each !== 'necessary');
  export const answered: server.Use[] = server
    .readConsent('', { site: { name: 'Rivage' }, services: [] })
    .decision['matomo/measurement'] ? ['matomo/measurement'] : [];
  // Also for those who compile without noUncheckedIndexedAccess: a new visitor has answered nothing.
  export const perhaps: undefined extends accord.Decision[accord.Use] ? true : false = true;
  const google: server.GoogleConsentModeSettings = { ad_storage: undefined };
  export const signals: server.SignalSettings = { 'google-consent-mode': google, matomo: undefined };
  export const policy: server.Policy = accord.definePolicy({ site: { name: 'Rivage', policyUrl: undefined }, services: [], signals });
  // What one does not know may be left undefined.
  const panel: boolean | undefined = navigator.webdriver || undefined;
  export const report = audit.startAudit({ addresses: undefined, ignore: undefined, panel }).report({ quiet: undefined });
  export const words: elements.WidgetWords | undefined = document.querySelector('accord-widget')?.words;
`,
);

// As one that loads Accord by a script tag has it: it imports nothing of the package.
project.write(
  'script-tag.ts',
  `
  /// <reference types="accord-consent/accord.js" />
  (window.accord ||= []).push((accord) => accord.when('matomo').then(() => accord.allows('matomo')));
  if (window.accord && !Array.isArray(window.accord)) window.accord.open();
  document.addEventListener('consentchange', ({ withdrawn }) => withdrawn.map((use) => use.length));
  window.accordAudit = {};
`,
);

describe('the published types, in an empty project without Lit', () => {
  for (const file of ['main.ts', 'script-tag.ts']) {
    it(`compile for bundlers: ${file}`, () => {
      assert.equal(
        compile(project, file, ['--module', 'esnext', '--moduleResolution', 'bundler']),
        '',
      );
    });

    it(`compile for Node: ${file}`, () => {
      assert.equal(compile(project, file, ['--module', 'nodenext']), '');
    });
  }
});
