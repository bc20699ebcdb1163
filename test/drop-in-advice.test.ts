import { assert } from '@open-wc/testing';
import { policyOf, service } from './policy/policies.js';
import { closeSites, namedPolicy, newVisitors, Site, type SiteOptions } from './site.js';
import { forget, until } from './visitor.js';

describe('on the author’s own machine the drop-in says', () => {
  newVisitors();

  const warnings = async (options: SiteOptions): Promise<string[]> => {
    const site = await Site.open({
      policy: namedPolicy,
      ...options,
      before: `<script>window.said = []; console.warn = (text) => said.push(String(text))</script>`,
    });
    const { said = [] } = site.window as unknown as { said?: string[] };
    await until(() => site.choices().length);
    await site.settled();
    return said;
  };

  it('nothing of a page that is right', async () => {
    assert.deepEqual(await warnings({}), []);
  });

  it('which marked elements nobody holds, and how they are held', async () => {
    const said = await warnings({
      after: `<script data-consent="tracker">window.wentOn = true</script>
        <script data-consent="tracker" type="application/ld+json">{}</script>
        <img data-consent="tracker" src="{site}/optional/now.gif" alt="" />
        <img data-consent="tracker" src="data:," alt="" />
        <img data-consent="tracker" src="{site}/blank.gif" data-src="{site}/optional/later.gif" alt="" />
        <a data-consent="tracker" href="#below">Below</a>`,
    });
    assert.lengthOf(said, 2);
    assert.include(said[0], '<script data-consent="tracker"> is not held');
    assert.include(said[0], 'type="text/plain"');
    assert.include(said[1], '<img data-consent="tracker"> is not held');
    assert.include(said[1], 'data-src');
  });

  it('what a lazy loader has loaded though it is held', async () => {
    const said = await warnings({
      after: `<iframe data-consent="tracker" data-src="{site}/optional/a.html" title="Held"></iframe>
        <iframe data-consent="tracker" data-src="{site}/optional/b.html" title="Boxed" sandbox></iframe>
        <iframe data-consent="tracker" src="{site}/blank.gif" data-src="{site}/optional/c.html" title="Drawn"></iframe>
        <img data-consent="video" class="lazy" data-src="{site}/blank.gif" alt="" />
        <iframe data-consent="video" class="lazy" data-src="{site}/blank.gif" title="Film"></iframe>
        <script>
          addEventListener('load', () => {
            for (const each of document.querySelectorAll('.lazy')) each.src = each.dataset.src;
          });
        </script>`,
    });
    await until(() => said.length === 2);
    for (const tag of ['img', 'iframe'])
      assert.include(
        said.join(),
        `<${tag} data-consent="video"> is held, and something else has loaded it`,
      );
  });

  it('what Firefox asks for in a template before it is allowed', async () => {
    const said = await warnings({
      after: `<template data-consent="tracker"><script src="{site}/optional/first.js"></script><blockquote>Quoted</blockquote></template>
        <template data-consent="tracker"><img src="data:," alt="" /><img data-src="{site}/optional/later.gif" alt="" /></template>
        <template data-consent="tracker"><blockquote>Quoted</blockquote><script data-src="{site}/optional/later.js"></script></template>
        <template data-consent="video"><blockquote>Quoted</blockquote><script src="{site}/optional/ahead.js"></script></template>`,
    });
    assert.lengthOf(said, 1);
    assert.include(said[0], '<template data-consent="video"> has a script that Firefox asks for');
    assert.include(said[0], 'data-src');
  });

  it('which companies have no name', async () => {
    const policy = {
      ...policyOf(
        service('own', 'first-party', ['measurement']),
        service('tracker', 'third-party', ['measurement']),
        service('video', 'partner', ['media'], { provider: { name: 'Rivage' } }),
      ),
      site: { name: 'Rivage' },
    };
    const [text = '', ...others] = await warnings({ policy });
    assert.include(text, 'services[1].provider (of tracker, third-party), site.policyUrl');
    assert.deepEqual(others, []);
  });

  it('that visitors are asked in English where it does not speak the language of the page', async () => {
    const [text = '', ...others] = await warnings({ attributes: 'lang="ca-ES"' });
    assert.include(text, '"ca-ES"');
    assert.deepEqual(others, []);
    closeSites();
    await forget();
    assert.deepEqual(await warnings({ attributes: 'lang="de-AT"' }), []);
  });
});
