// @ts-check
/**
 * HMAC with SHA-256 (RFC 2104, FIPS 180-4) in hexadecimal digits. Browsers have their own on pages with https only, and answer later.
 */

const BLOCK = 64;
const WORD = 2 ** 32;

/** The first 32 bits of what is behind the point of the roots of the first primes, as FIPS 180-4 has them. @param {number} power @param {number} count */
function fractions(power, count) {
  const found = [];
  for (let number = 2; found.length < count; number++) {
    let divisor = 2;
    while (number % divisor) divisor++;
    if (divisor == number) found.push(((number ** (1 / power) % 1) * WORD) | 0);
  }
  return found;
}

/** @param {number} word @param {number} places */
const turned = (word, places) => (word >>> places) | (word << (32 - places));

/** @param {Uint8Array} bytes */
function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const words = new DataView(padded.buffer);
  words.setUint32(padded.length - 4, bytes.length * 8);
  const keys = fractions(3, 64);
  const state = fractions(2, 8);
  for (let start = 0; start < padded.length; start += BLOCK) {
    const w = keys.map((_, at) => (at < 16 ? words.getInt32(start + at * 4) : 0));
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < BLOCK; at++) {
      if (at > 15) {
        const near = w[at - 2];
        const far = w[at - 15];
        const mixed = (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) + (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10));
        w[at] = (w[at - 16] + w[at - 7] + mixed) | 0;
      }
      const first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + keys[at] + w[at];
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((part, at) => (state[at] = (state[at] + part) | 0));
  }
  const digest = new Uint8Array(32);
  state.forEach((word, at) => new DataView(digest.buffer).setInt32(at * 4, word));
  return digest;
}

/** @param {Uint8Array} first @param {Uint8Array} second */
const together = (first, second) => Uint8Array.from([...first, ...second]);

/** @param {string} key of at most 64 bytes @param {string} text */
export function keyedDigest(key, text) {
  const encode = (/** @type {string} */ plain) => new TextEncoder().encode(plain);
  const block = new Uint8Array(BLOCK);
  block.set(encode(key));
  const inner = sha256(
    together(
      block.map((byte) => byte ^ 54),
      encode(text),
    ),
  );
  const outer = sha256(
    together(
      block.map((byte) => byte ^ 92),
      inner,
    ),
  );
  return [...outer].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
