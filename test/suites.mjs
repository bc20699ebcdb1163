/** Where the tests are: by folder, so that a new file is found without being listed anywhere. */

/** Run in Node by node:test. */
export const unitTests = [
  'test/policy/',
  'test/decision/',
  'test/server/',
  'test/examples/',
  'test/tools/',
];

/** Run in Node by node:test, on the built package. */
export const packageTests = ['test/package/'];

/** Run in real browsers by @web/test-runner. */
export const browserTests = [
  'test/{page,ui,signals,audit}/**/*.test.ts',
  'test/{consent,drop-in}*.test.ts',
];
