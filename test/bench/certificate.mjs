import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const length = (size) =>
  size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
const item = (tag, ...contents) => {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each)));
  return Buffer.from([tag, ...length(content.length), ...content]);
};
const sequence = (...contents) => item(0x30, ...contents);
const identifier = (hex) => item(0x06, Buffer.from(hex, 'hex'));
const time = (year) => item(0x17, `${year % 100}0101000000Z`);

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = (host) => sequence(item(0x31, sequence(identifier('550403'), item(0x0c, host))));
const alternativeName = (host) =>
  item(0xa3, sequence(sequence(identifier('551d11'), item(0x04, sequence(item(0x82, host))))));

/**
 * A certificate that signs itself, made anew for each run: browsers take brotli and HTTP/2, which real sites use, only over
 * TLS. `fingerprint` is for Chromium's `--ignore-certificate-errors-spki-list`, which, unlike ignoring all errors, keeps its
 * cache working.
 */
export function makeCertificate(host) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const year = new Date().getFullYear();
  const signed = sequence(
    item(0xa0, item(0x02, [2])),
    item(0x02, [1]),
    ecdsaWithSha256,
    commonName(host),
    sequence(time(year - 1), time(year + 1)),
    commonName(host),
    key,
    alternativeName(host),
  );
  const certificate = sequence(
    signed,
    ecdsaWithSha256,
    item(0x03, [0], sign('sha256', signed, privateKey)),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash('sha256').update(key).digest('base64'),
  };
}
