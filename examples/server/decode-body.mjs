import { gunzipSync } from 'node:zlib';

const gzipMagic = [0x1f, 0x8b];

const parseJson = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fromForm = (text) => {
  const fields = Object.fromEntries(new URLSearchParams(text));
  // Analytics tools put their events in one field, as JSON or as JSON in base64.
  if (fields.data !== undefined) {
    const data =
      parseJson(fields.data) ?? parseJson(Buffer.from(fields.data, 'base64').toString('utf8'));
    if (data !== undefined) return data;
  }
  return fields;
};

/** Makes a request body readable: inflated, then as JSON, as form fields or as text. Undefined when there is none. */
export const decodeBody = (bytes, contentType = '') => {
  if (bytes.length === 0) return undefined;
  let plain = bytes;
  if (gzipMagic.every((byte, index) => bytes[index] === byte)) {
    try {
      plain = gunzipSync(bytes);
    } catch {
      return `${bytes.length} bytes that could not be unpacked`;
    }
  }
  const text = plain.toString('utf8');
  const json = parseJson(text);
  if (json !== undefined) return json;
  return contentType.includes('urlencoded') || text.startsWith('data=') ? fromForm(text) : text;
};
