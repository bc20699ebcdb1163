import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '2.33.1';
/** As the registry and a lock file have it. */
const integrity =
  'sha512-yg+HD3Oslhrmt3stSwtKc22qbwjR4ehFzXfc8RCEwultr41y85S2dSsojvPt2Mife0IZ4Wp/1EexGp1f6TbWDg==';
const folder = 'node_modules/@adobe/alloy';

/**
 * Puts Adobe's Web SDK where its test looks for it. As a dependency it would bring two hundred packages that build it, of
 * which its finished script needs none. In CI it is a failure when it cannot be had; else the test says that it was left out.
 */
export function unpackAdobe() {
  if (existsSync(`${folder}/dist/alloy.min.js`)) return true;
  const place = mkdtempSync(join(tmpdir(), 'accord-adobe-'));
  const options = { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  spawnSync(
    'npm',
    ['pack', '--silent', `@adobe/alloy@${version}`, '--pack-destination', place],
    options,
  );
  const archive = readdirSync(place).map((name) => join(place, name))[0];
  if (archive && integrityOf(archive) === integrity) {
    mkdirSync(folder, { recursive: true });
    spawnSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'], options);
  }
  rmSync(place, { recursive: true, force: true });
  return existsSync(`${folder}/dist/alloy.min.js`) || process.env.CI !== 'true';
}

const integrityOf = (file) =>
  `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
