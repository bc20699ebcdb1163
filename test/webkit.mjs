/** Starts what WebKitGTK needs to be driven: an X server on a free display and a WebDriver on a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const children = new Set();
process.once('exit', () => children.forEach((child) => child.kill()));
// Without these a signal would end us without the 'exit' event, and the children would live on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

function start(command, args, options) {
  const child = spawn(command, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** A port that nobody listens on now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The X server chooses a free display itself and writes its number to the file descriptor 3. */
async function startDisplay(xvfb) {
  const child = start(
    xvfb,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  let number = '';
  for await (const chunk of child.stdio[3]) {
    number += chunk;
    if (number.endsWith('\n')) return `:${number.trim()}`;
  }
  throw new Error('Xvfb ended without a display');
}

const isReady = (port) =>
  fetch(`http://127.0.0.1:${port}/status`).then(
    (response) => response.ok,
    () => false,
  );

async function startDriver(driver, display) {
  // The port may be taken between our look and the driver's start.
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const child = start(driver, ['--host=127.0.0.1', `--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        // Without a graphics card, composing layers by OpenGL took two thirds of the machine.
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
    });
    while (child.exitCode === null) if (await isReady(port)) return port;
  }
  throw new Error('WebKitWebDriver did not start');
}

/** The driver's port. Everything started ends with this process. */
export const startWebKitDriver = async ({ driver, xvfb }) =>
  startDriver(driver, await startDisplay(xvfb));
