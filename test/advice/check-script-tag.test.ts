import { assert } from '@open-wc/testing';
import { checkScriptTag } from '../../src/advice/check-script-tag.js';
import { tellMistakes } from '../../src/advice/setting-mistake.js';

const scriptWith = (attributes: string): HTMLScriptElement => {
  const { content } = Object.assign(document.createElement('template'), {
    innerHTML: `<script data-policy="#policy" ${attributes}></script>`,
  });
  const script = content.querySelector('script');
  assert.isOk(script);
  return script;
};
const said = (attributes: string): string => tellMistakes(checkScriptTag(scriptWith(attributes)));

describe('the attributes of the script tag', () => {
  for (const attributes of [
    '',
    `data-server="${location.origin}/consent"`,
    'async nonce="x" src="/accord/accord.js"',
    'data-lang="pt-BR" data-texts="/es.json" data-days="30" data-refusal-days="395" data-base="/a"',
    'data-domain="harbour.example" data-server="/consent" data-proof data-nonce="x"',
    'data-withdraw="event" data-gpc="1"',
    'data-withdraw="reload" data-proof="true" data-lang="" data-domain=""',
    // Of others.
    'data-nscript="afterInteractive" data-cfasync="false" data-turbo-track="reload" data-swup-ignore-script data-astro-rerun data-v-7ba5bd90 data-n-head="ssr" data-rh="true" data-pagespeed-no-defer data-minify="1" data-no-optimize="1" data-jetpack-boost="ignore"',
  ]) {
    it(`are right: ${attributes || 'none'}`, () => {
      assert.equal(said(attributes), '');
    });
  }

  const wrong: Record<string, string> = {
    'data-withdraw="events"': 'data-withdraw="events" is neither "event" nor "reload"',
    'data-withdraw': 'data-withdraw="" is neither "event" nor "reload"',
    'data-days="half a year"': 'data-days="half a year" is not a number from 1 to 395',
    'data-days=""': 'data-days="" is not a number from 1 to 395',
    'data-days="396"': 'data-days="396" is not a number from 1 to 395',
    'data-days="200" data-refusal-days="100"':
      'data-refusal-days="100" is not a number from 200 to 395',
    'data-refusal-days="30"': 'data-refusal-days="30" is not a number from 182 to 395',
    'data-days="x" data-refusal-days="30"': 'data-days="x" is not a number from 1 to 395',
    'data-lang="fr_CA"': 'data-lang="fr_CA" is not a BCP 47 language tag, e.g. "fr" or "pt-BR"',
    'data-domain="https://harbour.example"':
      'data-domain="https://harbour.example" is not a domain, e.g. "example.com"',
    'data-server': 'data-server="" is not an address of this origin, e.g. "/consent"',
    'data-server="https://api.harbour.example/consent"':
      'data-server="https://api.harbour.example/consent" is not an address of this origin, e.g. "/consent"',
    'data-gpc="true"': 'data-gpc="true" says nothing: "1" does, as in Sec-GPC',
    'data-proof="false"':
      'data-proof="false" keeps a history all the same: leave the attribute out for none',
  };
  for (const [attributes, says] of Object.entries(wrong)) {
    it(`are wrong: ${attributes}`, () => {
      assert.equal(said(attributes), says);
    });
  }

  it('are named when they are not known, with those that are', () => {
    assert.equal(
      said('data-polcy="#policy" data-refusaldays="200"'),
      ['data-polcy', 'data-refusaldays']
        .map(
          (name) =>
            `${name} is not known on Accord's script tag; known are data-policy, data-lang, data-texts, data-days, ` +
            'data-refusal-days, data-domain, data-server, data-proof, data-gpc, data-withdraw, data-nonce, data-base',
        )
        .join('; '),
    );
  });

  it('are nothing on a page without that tag', () => {
    assert.deepEqual(checkScriptTag(), []);
  });
});
