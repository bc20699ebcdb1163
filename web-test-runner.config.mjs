/**
 * Browser tests. `npm test` runs them all; while working, for example:
 *
 *     npx wtr --files 'test/ui/banner.test.ts'                      in Chromium
 *     ENGINES=chromium,firefox,webkit npx wtr --files 'test/ui/**'  in all three
 *
 * Everything here takes free ports and displays, so that several runs on one machine do not meet.
 */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { chromiumArgs, findBrowsers, firefoxPrefs } from './test/browsers.mjs';
import { testFiles } from './test/suites.mjs';
import { countBrowserTests } from './test/count-browser-tests.mjs';
import { freePort, startWebKitDriver } from './test/webkit.mjs';

const wanted = (process.env.ENGINES ?? 'chromium').split(',');
const { found, missing } = await findBrowsers(wanted);
if (missing.length > 0) throw new Error(`Missing: ${missing.join(', ')}`);

/** Tests hear of requests from their server. To be told of each one took Firefox and the driver a third of the time. */
const networkEnabled = false;

const launchers = {
  chromium: ({ path }) =>
    chromeLauncher({
      launchOptions: { networkEnabled, executablePath: path, args: chromiumArgs },
      concurrency: 1,
    }),
  firefox: ({ path }) =>
    chromeLauncher({
      launchOptions: {
        networkEnabled,
        browser: 'firefox',
        executablePath: path,
        extraPrefsFirefox: firefoxPrefs,
      },
      concurrency: 1,
    }),
  webkit: async ({ path, driver, xvfb }) =>
    webdriverLauncher({
      hostname: '127.0.0.1',
      port: await startWebKitDriver({ driver, xvfb }),
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        // Test pages say themselves when they have begun. The driver sometimes waits in vain for one to have loaded.
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary: path, args: ['--automation'] },
      },
    }),
};

/** Both launchers name themselves after what they believe to drive. */
function named(launcher, name) {
  const initialize = launcher.initialize?.bind(launcher);
  launcher.initialize = async (...args) => {
    await initialize?.(...args);
    launcher.name = name;
  };
  return launcher;
}

const names = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };
const browsers = [];
for (const engine of wanted)
  browsers.push(named(await launchers[engine](found[engine]), names[engine]));

/** Servers of the tests: see test/servers/README.md. */
async function serverPlugins() {
  const folder = new URL('./test/servers/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs')).sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.map((module) => module.default());
}

export default {
  files: testFiles('browser'),
  nodeResolve: true,
  port: await freePort(),
  hostname: 'localhost',
  browsers,
  // One page at a time in each engine: focus and user activation belong to the page in front.
  concurrency: 1,
  concurrentBrowsers: 3,
  plugins: [
    ...(await serverPlugins()),
    a11ySnapshotPlugin(),
    esbuildPlugin({
      ts: true,
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  // Tests wait for conditions: only what hangs reaches this, also on a machine with much else to do.
  testFramework: { config: { timeout: 120_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  // The gate's tests share one page: see test/tools/bundle-tests.mjs.
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), countBrowserTests()],
  coverageConfig: { include: ['src/**/*.ts'] },
};
