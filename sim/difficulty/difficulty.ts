import { computeBitsFromTarget, computeTargetFromBits } from "./compact-bits.ts";

/** The easiest target of the main chain, at difficulty 1. */
export const POW_LIMIT_BITS = 0x1d00ffff;

const POW_LIMIT_MANTISSA = 0xffff;
const POW_LIMIT_SIZE = 0x1d;
const LARGEST_TARGET = 2n ** 256n - 1n;

/**
 * Difficulty = target of the easiest block / target = (0xffff / mantissa) * 256^(29 - size), rounded once.
 *
 * @source Bitcoin Core src/rpc/blockchain.cpp GetDifficulty
 */
export function computeDifficultyFromBits(bits: number): number {
  // Normal form first: below three bytes, some digits of a mantissa do not count.
  const normalBits = computeBitsFromTarget(computeTargetFromBits(bits));
  return (POW_LIMIT_MANTISSA / (normalBits & 0x007fffff)) * 256 ** (POW_LIMIT_SIZE - (normalBits >>> 24));
}

/**
 * [compact] of the target at a difficulty, between targets 1 and 2^256 - 1; inverse of computeDifficultyFromBits.
 *
 * @param difficulty above 0; 1 is the easiest target of the main chain
 */
export function computeBitsFromDifficulty(difficulty: number): number {
  if (!(difficulty > 0) || difficulty === Number.POSITIVE_INFINITY) {
    throw new RangeError(`difficulty: expected a number above 0, got ${difficulty}`);
  }
  // A difficulty is rounded to 53 bits: half of the last one must not cost the target's last digit.
  const target = ((2 ** 208 * POW_LIMIT_MANTISSA) / difficulty) * (1 + 2 ** -51);
  if (target >= 2 ** 256) return computeBitsFromTarget(LARGEST_TARGET);
  return computeBitsFromTarget(BigInt(Math.max(1, Math.floor(target))));
}

/**
 * Expected hashes to find a block: 2^256 / (target + 1).
 *
 * @param bits [compact]
 * @source Bitcoin Core src/chain.cpp GetBlockProof
 */
export function computeHashesPerBlock(bits: number): number {
  return 2 ** 256 / Number(computeTargetFromBits(bits) + 1n);
}
