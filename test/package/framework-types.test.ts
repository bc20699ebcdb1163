import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { compile } from './compile.js';
import { installedPackage } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

/** As much of a framework's types as Accord's build on. */
const standIn = (name: string, files: Record<string, string>): void => {
  mkdirSync(join(project.folder, 'node_modules', name));
  project.write(`node_modules/${name}/package.json`, `{ "name": "${name}", "version": "1.0.0" }`);
  for (const [file, text] of Object.entries(files))
    project.write(`node_modules/${name}/${file}`, text);
};

const jsx = (namespace: string): string => `
  export namespace JSX {
    interface Element { type: string }
    interface IntrinsicElements extends ${namespace}.JSX.IntrinsicElements {}
  }`;

standIn('react', {
  'index.d.ts': `
    export interface HTMLAttributes<T> { className?: string; onClick?: (event: { currentTarget: T }) => void }
    export type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = E & { key?: string; ref?: { current: T | null } };
    export namespace JSX { interface IntrinsicElements { p: HTMLAttributes<HTMLElement> } }`,
  'jsx-runtime.d.ts': `import type * as React from './index.js'; ${jsx('React')}`,
});
standIn('preact', {
  'index.d.ts': `
    import { JSXInternal } from './jsx.js';
    export import JSX = JSXInternal;
    export type HTMLAttributes<T extends EventTarget> = JSXInternal.HTMLAttributes<T>;`,
  'jsx.d.ts': `
    export namespace JSXInternal {
      interface Element { type: string }
      interface HTMLAttributes<T extends EventTarget> { key?: string; ref?: { current: T | null }; class?: string }
      interface IntrinsicElements { p: HTMLAttributes<HTMLElement> }
    }`,
  'jsx-runtime.d.ts': `import { JSXInternal } from './jsx.js'; export { JSXInternal as JSX };`,
});
standIn('solid-js', {
  'index.d.ts': `export type { JSX } from './jsx.js';`,
  'jsx.d.ts': `
    export namespace JSX {
      type Element = { type: string } | null;
      interface HTMLAttributes<T> { key?: string; ref?: { current: T | null }; class?: string }
      interface IntrinsicElements { p: HTMLAttributes<HTMLElement> }
    }`,
  'jsx-runtime.d.ts': `export type { JSX } from './jsx.js';`,
});
standIn('vue', {
  'index.d.ts': `
    export interface HTMLAttributes { class?: string }
    export interface PublicProps { key?: string }
    export interface GlobalComponents {}`,
});

const page = (framework: string): string => `
  /// <reference types="accord-consent/${framework}" />
  declare const ref: { current: HTMLElement | null };
  export const page = [
    <accord-consent ref={ref} key="consent" placement="bottom" data-any="1" />,
    <accord-widget placement={undefined} />,
    <accord-placeholder scope="film" label="A film" poster="/film.jpg" />,
    <accord-request scope="film" />,
    <accord-declaration key="all" />,
    <p />,
  ];
  // @ts-expect-error -- no such place
  export const place = <accord-consent placement="middle" />;
  // @ts-expect-error -- no such element
  export const element = <accord-nothing />;`;

const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler'];

describe('the types for frameworks tell of the elements', () => {
  for (const [framework, source] of [
    ['jsx', 'react'],
    ['preact', 'preact'],
    ['solid', 'solid-js'],
  ] as const)
    it(`in ${source}`, () => {
      project.write(`${framework}.tsx`, page(framework));
      const options = [...bundler, '--jsx', 'react-jsx', '--jsxImportSource', source];
      assert.equal(compile(project, `${framework}.tsx`, options), '');
    });

  it('in vue', () => {
    project.write(
      'vue.ts',
      `
      /// <reference types="accord-consent/vue" />
      import type { GlobalComponents } from 'vue';
      type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
      export const consent: Props<'accord-consent'> = { placement: 'end', class: 'a' };
      export const declaration: Props<'accord-declaration'> = { key: 'all' };
      // @ts-expect-error -- no such place
      export const place: Props<'accord-widget'> = { placement: 'middle' };`,
    );
    assert.equal(compile(project, 'vue.ts', bundler), '');
  });
});
