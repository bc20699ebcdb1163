/**
 * Finds the three engines that the browser tests run in. Run it to see what this machine has:
 *
 *     node test/browsers.mjs             what is there
 *     node test/browsers.mjs --install   installs what is missing (apt-get; only as root on a Debian system)
 *     node test/browsers.mjs --dry-run   says what it would install
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const engines = ['chromium', 'firefox', 'webkit'];

/** What `apt-get install` needs for each engine. WebKitGTK's browser has no headless mode, hence the X server. */
const debianPackages = {
  chromium: ['chromium', 'chromium-headless-shell'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const advice = {
  chromium:
    'install Chromium or Chrome, or set CHROME_PATH, or run: npx playwright install chromium',
  firefox: 'install Firefox, or set FIREFOX_PATH',
  webkit: 'install WebKitGTK with its driver and Xvfb (Debian: webkit2gtk-driver xvfb)',
};

const searchPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (...names) =>
  searchPath()
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isProgram);

const appFolders = {
  darwin: ['/Applications'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => process.env[name] ?? [],
  ),
};
const inAppFolder = (files) =>
  (appFolders[process.platform] ?? [])
    .flatMap((folder) => (files[process.platform] ?? []).map((file) => join(folder, file)))
    .find((file) => existsSync(file));

const playwrightChromium = async () => {
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
};

/** Path and origin of a Chromium, or undefined. */
export async function findChromium() {
  const asked = process.env.CHROME_PATH ?? process.env.PUPPETEER_EXECUTABLE_PATH;
  if (asked) return { path: asked, from: 'environment' };
  const system =
    onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome') ??
    inAppFolder({
      darwin: [
        'Chromium.app/Contents/MacOS/Chromium',
        'Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'],
    });
  if (system) return { path: system, from: 'system' };
  const cached = await playwrightChromium();
  return cached && { path: cached, from: "Playwright's cache" };
}

/**
 * The same for most tests: its headless shell, where there is one beside it. That is the same engine without the browser
 * around it, which costs a quarter of the time. What belongs to the browser, as the back/forward cache, it does not have.
 */
export async function findHeadlessChromium() {
  const whole = await findChromium();
  const shell = onPath('chromium-headless-shell');
  return whole?.from === 'system' && shell ? { path: shell, from: 'system' } : whole;
}

/** Path and origin of a Firefox, or undefined. */
export function findFirefox() {
  const asked = process.env.FIREFOX_PATH;
  if (asked) return { path: asked, from: 'environment' };
  const system =
    onPath('firefox-esr', 'firefox') ??
    inAppFolder({
      darwin: ['Firefox.app/Contents/MacOS/firefox'],
      win32: ['Mozilla Firefox/firefox.exe'],
    });
  return system && { path: system, from: 'system' };
}

/** Paths of WebKitGTK's browser, its driver and an X server, or undefined. */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const xvfb = onPath('Xvfb');
  const path = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '']
    .flatMap((machine) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].flatMap((version) => [
        join('/usr/lib', machine, version, 'MiniBrowser'),
        join('/usr/libexec', machine, version, 'MiniBrowser'),
      ]),
    )
    .find(isProgram);
  return driver && xvfb && path ? { path, driver, xvfb, from: 'system' } : undefined;
}

const finders = { chromium: findHeadlessChromium, firefox: findFirefox, webkit: findWebKit };

/** What was found of the engines asked for, and what is missing. */
export async function findBrowsers(wanted = engines) {
  const found = {};
  for (const engine of wanted) found[engine] = await finders[engine]();
  return { found, missing: wanted.filter((engine) => !found[engine]) };
}

/**
 * Installs engines by apt-get when this is a Debian system and we are root, and says so; otherwise says what to do.
 * `run` carries a command out; a test or a dry run hands in another one.
 * @param {string[]} missing
 * @param {{
 *   run?: (command: string, args: string[]) => unknown,
 *   say?: (line: string) => unknown,
 *   canInstall?: boolean,
 * }} [options]
 */
export function installBrowsers(
  missing,
  { run = runCommand, say = console.log, canInstall = isRootOnDebian() } = {},
) {
  if (missing.length === 0) return;
  if (!canInstall) {
    for (const engine of missing) say(`No ${engine}: ${advice[engine]}`);
    return;
  }
  const packages = missing.flatMap((engine) => debianPackages[engine]);
  say(`Installing what the tests need with apt-get: ${packages.join(' ')}`);
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const runCommand = (command, args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/** Chromium takes the last list that it is given, so this has what Playwright turns off for tests of this kind as well. */
const chromiumFeaturesOff = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  // For each new window Chromium 156 loads some 350 modules for what opens under its address bar: half a second of CPU.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** Chromium's flags: no sandbox only where it refuses to start with one; nothing leaves this machine. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  `--disable-features=${chromiumFeaturesOff.join()}`,
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE *.test, EXCLUDE 127.0.0.1',
];

/** Firefox's preferences, to the same end. */
export const firefoxPrefs = {
  'network.connectivity-service.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'browser.safebrowsing.update.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'app.normandy.enabled': false,
};

if (process.argv[1] === import.meta.filename) {
  const { found, missing } = await findBrowsers();
  for (const [engine, where] of Object.entries(found))
    console.log(`${engine}: ${where ? `${where.path} (${where.from})` : 'missing'}`);
  if (process.argv.includes('--install')) installBrowsers(missing);
  if (process.argv.includes('--dry-run'))
    installBrowsers(missing, { run: (...command) => console.log('would run:', ...command.flat()) });
}
