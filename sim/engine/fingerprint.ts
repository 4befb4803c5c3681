const view = new Float64Array(1);
const words = new Uint32Array(view.buffer);

/**
 * A running 64-bit hash of a stream of (winner, time) pairs: two runs with equal fingerprints had, but for a chance of
 * 2^-64, the same winners at the same times in the same order. Not a defence against an adversary.
 *
 * Two 32-bit lanes, each stirred by multiply, rotate and xor; one takes the low word of the time, the other the high.
 */
export class Fingerprint {
  #low = 0x9e3779b9 | 0;
  #high = 0x85ebca6b | 0;

  /** @param timeSeconds [s] every bit of it counts */
  update(winner: number, timeSeconds: number): void {
    view[0] = timeSeconds;
    const low = Math.imul(this.#low ^ words[0]!, 0x2c1b3c6d) + winner;
    const high = Math.imul(this.#high ^ words[1]!, 0x297a2d39) + low;
    this.#low = (low << 13) ^ (low >>> 19) ^ high;
    this.#high = (high << 17) ^ (high >>> 15);
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    return renderWord(this.#high) + renderWord(this.#low);
  }
}

function renderWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
