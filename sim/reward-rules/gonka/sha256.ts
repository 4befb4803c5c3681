const WORDS_PER_BLOCK = 16;
const BYTES_PER_BLOCK = 64;
const ROUNDS = 64;
/** Bytes of the message's length, which ends the last block. */
const LENGTH_BYTES = 8;

/** Fractional parts of square roots and of cube roots of the first primes, 32 bits each. */
const primes = listPrimes(ROUNDS);
const startWords = Uint32Array.from(primes.slice(0, 8), (prime) => computeRootBits(prime, 2n));
const roundWords = Uint32Array.from(primes, (prime) => computeRootBits(prime, 3n));

/**
 * SHA-256 of a message, as bytes. For a few hashes of short messages: it runs in a browser, where node:crypto is not.
 *
 * @source FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 6.2
 */
export function computeSha256(message: Uint8Array): Uint8Array {
  const padded = padMessage(message);
  const view = new DataView(padded.buffer);
  const state = Uint32Array.from(startWords);
  const schedule = new Uint32Array(ROUNDS);
  for (let start = 0; start < padded.length; start += BYTES_PER_BLOCK) {
    for (let word = 0; word < WORDS_PER_BLOCK; word++) schedule[word] = view.getUint32(start + 4 * word);
    absorbBlock(state, schedule);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(4 * index, word);
  });
  return new Uint8Array(digest.buffer);
}

function padMessage(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((message.length + 1 + LENGTH_BYTES) / BYTES_PER_BLOCK);
  const padded = new Uint8Array(blocks * BYTES_PER_BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - LENGTH_BYTES, 8n * BigInt(message.length));
  return padded;
}

function absorbBlock(state: Uint32Array, schedule: Uint32Array): void {
  for (let word = WORDS_PER_BLOCK; word < ROUNDS; word++) {
    const early = schedule[word - 15]!;
    const late = schedule[word - 2]!;
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[word] = schedule[word - 16]! + sigma0 + schedule[word - 7]! + sigma1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < ROUNDS; round++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + roundWords[round]! + schedule[round]!) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index]! += word;
  });
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** First 32 bits of the fractional part of the root, by Newton's iteration on whole numbers. */
function computeRootBits(prime: number, degree: bigint): number {
  const scaled = BigInt(prime) << (32n * degree);
  let root = 1n << 40n;
  for (;;) {
    const next = ((degree - 1n) * root + scaled / root ** (degree - 1n)) / degree;
    if (next >= root) return Number(root & 0xffffffffn);
    root = next;
  }
}

function listPrimes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}
