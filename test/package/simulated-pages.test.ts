import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { Window } from 'happy-dom';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { Consent } from '../../src/index.js';
import { installedPackage } from './installed-package.js';

const project = installedPackage();
after(() => project.remove());

/** A page in which an app runs its unit tests. */
interface Simulated {
  readonly window: {
    readonly document: Document;
    eval(code: string): void;
    readonly consent?: Consent;
    close(): void;
  };
  /** What went wrong that nobody caught, and what the console says is wrong. */
  readonly errors: readonly unknown[];
}
const address = 'http://localhost:3000/';

const simulations: Readonly<Record<string, () => Simulated>> = {
  jsdom() {
    const errors: unknown[] = [];
    const virtualConsole = new VirtualConsole();
    for (const type of ['error', 'warn'] as const)
      virtualConsole.on(type, (...what: unknown[]) => void errors.push(what));
    virtualConsole.on('jsdomError', (error) => void errors.push(error));
    const { window } = new JSDOM('<!doctype html><body></body>', {
      url: address,
      runScripts: 'outside-only',
      pretendToBeVisual: true,
      virtualConsole,
    });
    return { window: window as unknown as Simulated['window'], errors };
  },
  'happy-dom'() {
    const errors: unknown[] = [];
    const window = new Window({ url: address });
    for (const type of ['error', 'warn'] as const)
      window.console[type] = (...what: unknown[]) => void errors.push(what);
    window.addEventListener('error', (event) => void errors.push(event));
    return { window: window as unknown as Simulated['window'], errors };
  },
};

const app = `
  import { createConsent } from 'accord-consent';
  const service = { id: 'maps', name: 'Maps', category: 'third-party', purposes: ['media'] };
  globalThis.consent = createConsent(
    { site: { name: 'Rivage' }, services: [service] },
    { elements: () => import('accord-consent/elements') },
  );`;

describe('where an app runs its unit tests', async () => {
  const {
    outputFiles: [bundle],
  } = await build({
    entryPoints: [project.write('app.js', app)],
    absWorkingDir: project.folder,
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  });

  for (const [name, simulate] of Object.entries(simulations))
    it(`in ${name}, decisions are made and pictures follow them, and nothing breaks`, async (t) => {
      const { window, errors } = simulate();
      const { document } = window;
      document.body.innerHTML =
        '<img alt="" data-consent="maps" data-src="/map.gif" data-placeholder>';
      const script = document.createElement('script');
      Object.assign(script, { type: 'text/plain', text: 'globalThis.ran = true' });
      script.setAttribute('data-consent', 'maps');
      document.body.append(script);
      const picture = document.querySelector('img');
      assert.ok(picture);

      t.after(() => window.close());
      window.eval(bundle?.text ?? '');
      const { consent } = window;
      assert.ok(consent);
      assert.equal(consent.allows('maps'), false);
      consent.open();
      await pause(100);
      assert.equal(picture.hasAttribute('src'), false);
      consent.grantAll();
      assert.equal(consent.state('maps'), 'granted');
      await consent.when('maps');
      assert.equal(consent.allows('maps'), true);
      const end = Date.now() + 10_000;
      while (!picture.hasAttribute('src') && Date.now() < end) await pause(20);
      assert.equal(picture.getAttribute('src'), '/map.gif');
      consent.refuse('maps');
      assert.equal(consent.state('maps'), 'refused');
      await pause(100);
      assert.deepEqual(errors, []);
      consent.stop();
    });
});
