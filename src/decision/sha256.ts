/** The first 32 bits of the fraction of a number, as FIPS 180-4 derives its constants from roots of primes. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;

const primes: number[] = [];
for (let number = 2; primes.length < 64; number++) {
  if (primes.every((prime) => number % prime)) primes.push(number);
}
const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
const start = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

const bytesOf = (text: string): number[] => {
  const bytes: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) ?? 0;
    // Half of a pair is no character.
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else {
      const tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes.push(([0, 0xc0, 0xe0, 0xf0][tail] ?? 0) | (code >> (6 * tail)));
      for (let left = tail - 1; left >= 0; left--) bytes.push(0x80 | ((code >> (6 * left)) & 0x3f));
    }
  }
  return bytes;
};

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 of a text as UTF-8, in lower-case hexadecimal digits. At once, where the browser's own gives a promise: a decision
 * has to be on its way before the tab is closed.
 */
export const sha256 = (text: string): string => {
  const bytes = bytesOf(text);
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  const length = [Math.floor(bits / 2 ** 32), bits];
  for (const word of length) for (let at = 24; at >= 0; at -= 8) bytes.push((word >>> at) & 0xff);

  const hash = [...start];
  for (let block = 0; block < bytes.length; block += 64) {
    const words: number[] = [];
    for (let at = 0; at < 64; at++) {
      if (at < 16) {
        const place = block + at * 4;
        words.push(bytes.slice(place, place + 4).reduce((word, byte) => (word << 8) | byte, 0));
        continue;
      }
      const [early = 0, late = 0] = [words[at - 15], words[at - 2]];
      const low = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      const high = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      words.push(((words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high) | 0);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
    words.forEach((word, at) => {
      const upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const first = (h + upper + ((e & f) ^ (~e & g)) + (constants[at] ?? 0) + word) | 0;
      const lower = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const second = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    });
    [a, b, c, d, e, f, g, h].forEach((word, at) => {
      hash[at] = ((hash[at] ?? 0) + word) | 0;
    });
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
};
