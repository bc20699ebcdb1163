import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { findBrowsers, installBrowsers } from '../browsers.mjs';

const elsewhere = process.platform === 'linux' ? false : 'browsers are not found by path here';
const asked = ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH', 'FIREFOX_PATH'];

describe('finding and installing browsers', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it(
    'finds none of the engines where the path leads to no program',
    { skip: elsewhere },
    async () => {
      const nowhere = mkdtempSync(join(tmpdir(), 'empty-path-'));
      process.env['PATH'] = process.env['PLAYWRIGHT_BROWSERS_PATH'] = nowhere;
      for (const name of asked) delete process.env[name];
      const { missing } = await findBrowsers();
      assert.deepEqual(missing, ['chromium', 'firefox', 'webkit']);
    },
  );

  it('takes the browser that the environment names', async () => {
    process.env['CHROME_PATH'] = '/somewhere/chrome';
    const { found } = await findBrowsers(['chromium']);
    assert.deepEqual(found, { chromium: { path: '/somewhere/chrome', from: 'environment' } });
  });

  it('asks apt-get for what is missing and nothing else, and says so', () => {
    const commands: string[] = [];
    const lines: string[] = [];
    installBrowsers(['firefox', 'webkit'], {
      run: (command, args) => commands.push([command, ...args].join(' ')),
      say: (line) => lines.push(line),
      canInstall: true,
    });
    assert.deepEqual(
      commands.map((command) => command.replace(/ -\S+/g, '')),
      ['apt-get update', 'apt-get install firefox-esr webkit2gtk-driver xvfb'],
    );
    assert.match(lines.join(), /firefox-esr webkit2gtk-driver xvfb/);
  });

  it('installs nothing where it may not, and says what to do', () => {
    const commands: string[] = [];
    const lines: string[] = [];
    installBrowsers(['chromium'], {
      run: (command) => commands.push(command),
      say: (line) => lines.push(line),
      canInstall: false,
    });
    assert.deepEqual(commands, []);
    assert.match(lines.join(), /CHROME_PATH/);
  });
});
