import { canonicalJson } from './canonical-json.js';
import { sha256 } from './sha256.js';

/** The SHA-256 of a JSON value in its canonical form, in lower-case hexadecimal digits. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));
