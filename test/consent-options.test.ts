import { assert } from '@open-wc/testing';
import { tellMistakes } from '../src/advice/setting-mistake.js';
import { checkOptions } from '../src/advice/check-options.js';
import { createConsent, type Consent, type ConsentOptions } from '../src/index.js';
import { rivage } from './policy/policies.js';
import { forget, signalGpc, until } from './visitor.js';

describe('the options of createConsent', () => {
  let consent: Consent | undefined;
  let undoGpc: () => void;
  const { info, warn } = console;
  beforeEach(async () => {
    await forget();
    undoGpc = signalGpc(undefined);
  });
  afterEach(async () => {
    consent?.stop();
    undoGpc();
    Object.assign(console, { info, warn });
    await forget();
  });

  it('are right', () => {
    const right: Required<ConsentOptions> = {
      language: 'fr-CA',
      texts: () => undefined,
      days: 30,
      refusalDays: 200,
      domain: 'harbour.example',
      storage: { read: () => '', write: () => undefined },
      nonce: 'x',
      withdraw: 'event',
      server: '/consent',
      proof: false,
      gpc: true,
      elements: async () => undefined,
    };
    assert.deepEqual(checkOptions(right), []);
    const leftOut = Object.fromEntries(Object.keys(right).map((name) => [name, undefined]));
    assert.deepEqual(checkOptions(leftOut), []);
  });

  const wrong: [options: object, says: string][] = [
    [{ withdraw: 'events' }, 'option withdraw: "events" is neither "event" nor "reload"'],
    [
      { language: 'fr_CA' },
      'option language: "fr_CA" is not a BCP 47 language tag, e.g. "fr" or "pt-BR"',
    ],
    [
      { server: new URL('https://harbour.example') },
      'option server: [object URL] is not an address of this origin, e.g. "/consent"',
    ],
    [
      { storage: { read: () => '' } },
      'option storage: [object Object] has no functions read and write',
    ],
    [{ storage: null }, 'option storage: null has no functions read and write'],
    [{ proof: 'false' }, 'option proof: "false" is neither true nor false'],
    [
      { elements: Promise.resolve() },
      'option elements: [object Promise] is not a function that imports accord-consent/elements',
    ],
    [
      { lang: 'fr' },
      'option lang is not known; known are domain, language, server, withdraw, texts, elements, proof, gpc, days, refusalDays, ' +
        'storage, nonce',
    ],
  ];
  for (const [options, says] of wrong) {
    it(`are wrong: ${Object.keys(options).join()}`, () => {
      assert.equal(tellMistakes(checkOptions(options)), says);
    });
  }

  it("are named in one warning on the author's machine, and all else goes on", async () => {
    const warned: string[] = [];
    console.warn = (text: string) => {
      if (text.includes('option')) warned.push(text);
    };
    const options: object = { lang: 'fr', withdraw: 'events' };
    consent = createConsent(rivage, options);
    await until(() => warned.length);
    assert.lengthOf(warned, 1);
    assert.match(
      warned[0] ?? '',
      /^Accord: option lang is not known; .*; option withdraw: "events" is/,
    );
    assert.equal(consent.view, 'banner');
  });

  const started: [how: string, options: ConsentOptions][] = [
    ['without elements', {}],
    ['with some that are not of Accord', { elements: async () => undefined }],
  ];
  for (const [how, options] of started) {
    it(`${how}: the author is told what is missing when nothing can be asked`, async () => {
      const told: string[] = [];
      console.info = (text: string) => void told.push(text);
      // It waits for elements that may come late.
      const { setTimeout: later } = window;
      window.setTimeout = ((run: () => void) => later(run)) as typeof setTimeout;
      try {
        consent = createConsent(rivage, options);
        await until(() => told.some((text) => /no <accord-consent> .*elements/.test(text)));
      } finally {
        window.setTimeout = later;
      }
    });
  }
});
