import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openHarbour, type Harbour } from './harbour-visit.js';
import { openBrowser } from './open-browser.js';

/*
 * What screen readers get of each layer, kept in trees/. After a wanted change, write it anew and read the difference:
 *
 *     UPDATE_TREES=1 npm test -- --only test/examples/trees.test.ts
 */
const layers: Record<string, string> = {
  'first-visit': 'accord-consent .banner',
  who: 'dialog',
  why: '#why-measurement',
  receipt: 'dialog',
  placeholder: 'accord-placeholder .panel',
  request: 'accord-request .panel',
  'some-on': 'accord-widget button',
  reload: 'accord-notice .panel',
};

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { value?: unknown } }[];
  readonly childIds?: readonly string[];
}

const told = ['checked', 'expanded', 'level', 'live', 'modal', 'pressed'];
const silent = ['generic', 'none', 'StaticText', 'InlineTextBox', 'ListMarker', 'LineBreak'];

/** What the browser tells assistive technology, a line for each thing. Days and hours are those of the test. */
const outline = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node | undefined, depth: number): void => {
    if (!node) return;
    const role = node.role?.value ?? '';
    const isTold = !node.ignored && !silent.includes(role);
    if (isTold) {
      const facts = (node.properties ?? [])
        .filter(({ name, value }) => told.includes(name) && value.value !== false)
        .map(({ name, value }) => `${name}=${String(value.value)}`);
      const { name, description } = node;
      const said = [role, name?.value && `“${name.value}”`, ...facts];
      if (description?.value) said.push(`described: “${description.value}”`);
      lines.push('  '.repeat(depth) + said.filter(Boolean).join(' '));
    }
    for (const id of node.childIds ?? []) walk(byId.get(id), isTold ? depth + 1 : depth);
  };
  walk(nodes[0], 0);
  return `${lines.join('\n').replace(/[A-Z][a-z]+ \d+, \d{4}(, \d+:\d+\s[AP]M)?/g, 'DATE')}\n`;
};

describe('the accessibility tree', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: Harbour;
  before(async () => {
    browser = await openBrowser();
    server = await openHarbour();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [layer, shown] of Object.entries(layers)) {
    it(`of ${layer}`, async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${server.url}/examples/gallery/specimen.html?state=${layer}`);
      await page.locator('html[data-ready]').waitFor();
      await page.locator(shown).waitFor();
      await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      const tree = await outline(page);
      await page.close();
      const file = `test/examples/trees/${layer}.txt`;
      if (process.env['UPDATE_TREES']) writeFileSync(file, tree);
      assert.equal(tree, readFileSync(file, 'utf8'));
    });
  }
});
