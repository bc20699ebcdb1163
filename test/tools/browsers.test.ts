import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findBrowsers, installBrowsers } from '../browsers.mjs';

describe('finding and installing browsers', () => {
  const path = process.env['PATH'];
  after(() => {
    process.env['PATH'] = path;
  });

  it('names every engine that a machine without browsers lacks', async () => {
    process.env['PATH'] = mkdtempSync(join(tmpdir(), 'empty-path-'));
    const { missing } = await findBrowsers();
    assert.deepEqual(missing, ['chromium', 'firefox', 'webkit']);
  });

  it('asks apt-get for what is missing and nothing else', () => {
    const commands: string[][] = [];
    installBrowsers(['firefox', 'webkit'], {
      run: (command: string, args: string[]) => commands.push([command, ...args]),
      canInstall: true,
    });
    assert.deepEqual(
      commands.map((command) => command.filter((word) => !word.startsWith('-')).join(' ')),
      ['apt-get update', 'apt-get install firefox-esr webkit2gtk-driver xvfb'],
    );
  });

  it('installs nothing where it may not', () => {
    const commands: string[] = [];
    installBrowsers(['chromium'], {
      run: (command: string) => commands.push(command),
      canInstall: false,
    });
    assert.deepEqual(commands, []);
  });
});
