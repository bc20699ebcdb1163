/**
 * Writes down what a screen reader says (Orca, in Firefox) while keys are pressed:
 *
 *     node test/screen-reader.mjs http://localhost:8080/examples/harbour/ Tab Tab Return
 *
 * Keys as xdotool names them: Tab, shift+Tab, ctrl+Home, Down, h for the next heading, b for the next button. Needs, on Debian,
 * `apt-get install orca xdotool openbox xvfb dbus firefox-esr`. Orca and Firefox get profiles of their own, and a screen that
 * nobody sees. What is said differs between screen readers: this one hears mistakes, it proves nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const [address, ...keys] = process.argv.slice(2);
if (!address) {
  console.log('node test/screen-reader.mjs <address> [key …]');
  process.exit(1);
}
if (!process.env['ACCORD_LISTENS']) {
  const screen = ['-a', '-s', '-screen 0 1280x900x24', 'dbus-run-session', '--', process.execPath];
  const { status } = spawnSync('xvfb-run', [...screen, ...process.argv.slice(1)], {
    stdio: ['ignore', 'inherit', 'ignore'],
    env: { ...process.env, ACCORD_LISTENS: '1' },
  });
  process.exit(status ?? 1);
}

const folder = mkdtempSync(`${tmpdir()}/accord-listens-`);
const said = `${folder}/said`;
writeFileSync(said, '');
mkdirSync(`${folder}/orca`);
// Without a sound card the speech server would never answer.
writeFileSync(
  `${folder}/orca/orca-customizations.py`,
  `from orca.speechdispatcherfactory import SpeechServer
def speak(self, text, acss, **kwargs):
    with open(${JSON.stringify(said)}, 'a') as file: file.write(text.replace(chr(10), ' ') + chr(10))
SpeechServer._speak = speak
SpeechServer._send_command = lambda *args, **kwargs: None
`,
);
mkdirSync(`${folder}/firefox`);
appendFileSync(
  `${folder}/firefox/user.js`,
  Object.entries({
    'accessibility.force_disabled': -1,
    'browser.aboutwelcome.enabled': false,
    'browser.preonboarding.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'termsofuse.acceptedVersion': 999,
  })
    .map(([name, value]) => `user_pref("${name}", ${value});\n`)
    .join(''),
);
const env = { ...process.env, XDG_DATA_HOME: folder, GNOME_ACCESSIBILITY: '1' };
const programs = [];
const start = (program, ...args) =>
  programs.push(spawn(program, args, { env, stdio: 'ignore', detached: true }));

let heard = 0;
/** What has been said since, once nothing more is being said. */
const listen = async (until = /(?:)/, patience = 30_000) => {
  const end = Date.now() + patience;
  for (let before = -1; Date.now() < end; await pause(700)) {
    const now = readFileSync(said, 'utf8').slice(heard);
    if (now.length === before && until.test(now)) break;
    before = now.length;
  }
  const all = readFileSync(said, 'utf8');
  const news = all.slice(heard);
  heard = all.length;
  return news.trim().replaceAll('\n', '\n    ');
};
const print = (what, words) => console.log(`${what}\n    ${words}`);

try {
  start('openbox');
  start('orca', '--replace');
  await listen(/./);
  start('firefox-esr', '--no-remote', '--profile', `${folder}/firefox`, address);
  print(address, await listen(/Finished loading/));
  for (const key of keys) {
    spawnSync('xdotool', ['key', key], { env });
    print(key, await listen());
  }
} finally {
  for (const { pid } of programs) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
