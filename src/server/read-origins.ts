import { showValue } from '../policy/show-value.js';

/**
 * The site's origins as browsers send them: without a slash at the end, or a path.
 *
 * @throws {TypeError} that shows what is no origin.
 */
export const readOrigins = (origins: readonly string[]): string[] =>
  origins.map((origin) => {
    if (!URL.canParse(origin)) {
      throw new TypeError(
        `Accord: origins: ${showValue(origin)} is not an origin, e.g. "https://harbour.example"`,
      );
    }
    return new URL(origin).origin;
  });
