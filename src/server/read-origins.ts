import { showValue } from '../policy/show-value.js';

/** A scheme and a host, perhaps with a port: `localhost:3000` is a scheme alone, whose origin is `null`, as that of any sandbox. */
const shape = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#*@]+\/?$/i;

/**
 * The site's origins as browsers send them: in small letters, without a slash at the end.
 *
 * @throws {TypeError} that shows what is no origin.
 */
export const readOrigins = (origins: readonly string[]): string[] =>
  origins.map((origin) => {
    if (!shape.test(origin) || !URL.canParse(origin)) {
      throw new TypeError(
        `Accord: origins: ${showValue(origin)} is not an origin, e.g. "https://harbour.example"`,
      );
    }
    const { origin: known } = new URL(origin);
    // Of other schemes than the web's, such as that of an app, it is not known here.
    return known === 'null' ? origin.replace(/\/$/, '').toLowerCase() : known;
  });
