/**
 * The same for @web/test-runner: opens pages of the site in a frame, with `?accord-audit`, and asks for the report. The pages
 * have to come from the test runner's own server, and load `accord.js` (or `accord-audit.js`).
 */

/** Opens a page and waits until the audit has seen all of it. */
const audit = async (address) => {
  const frame = document.createElement('iframe');
  frame.src = `${address}?accord-audit`;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve);
  });
  document.body.append(frame);
  await loaded;
  try {
    while (!frame.contentWindow.accordAudit) await new Promise(requestAnimationFrame);
    return await frame.contentWindow.accordAudit.report({ quiet: 500 });
  } finally {
    frame.remove();
  }
};

const breachesIn = ({ findings }) =>
  findings
    .filter(({ level }) => level === 'breach')
    .map(({ rule, subject }) => `${rule} ${subject}`);

const assertEqual = (found, expected) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`Found:\n  ${found.join('\n  ') || 'nothing'}`);
  }
};

describe('the site', () => {
  for (const page of ['/examples/ten-lines/index.html']) {
    it(`${page} leaks nothing before a decision`, async () => {
      assertEqual(breachesIn(await audit(page)), []);
    });
  }

  it('a page that leaks would fail', async () => {
    assertEqual(breachesIn(await audit('/examples/audit/leaky.html')), [
      'ungated-element https://pixel.example/visit.gif',
      'undeclared-item visitor',
    ]);
  });
});
