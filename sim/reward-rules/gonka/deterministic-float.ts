import { divideDecimals, type ExactDecimal, wrapInteger } from "./exact-decimal.ts";
import { computeSha256 } from "./sha256.ts";

const LARGEST_UINT64 = 2n ** 64n - 1n;

/**
 * A number from 0 to 1 that anybody can compute again: the first 8 bytes of SHA-256("seed:identifier"), big endian,
 * over 2^64 - 1, at 16 places.
 *
 * @param seed a signed 64-bit number
 * @source gonka-ai/gonka x/inference/calculations/should_validate.go DeterministicFloat at 8a35022b
 */
export function computeDeterministicFloat(seed: bigint, identifier: string): ExactDecimal {
  const hash = computeSha256(new TextEncoder().encode(`${seed}:${identifier}`));
  const top = new DataView(hash.buffer).getBigUint64(0);
  return divideDecimals(wrapInteger(top), wrapInteger(LARGEST_UINT64));
}
