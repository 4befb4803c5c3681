import { computeBitsFromTarget, computeTargetFromBits } from "./compact-bits.ts";

/** The block from which ASERT counts, and the rule's two constants. Times in whole seconds. */
export interface AsertAnchor {
  readonly height: bigint;
  readonly parentTime: bigint;
  readonly bits: number;
  readonly halflifeSeconds: bigint;
  readonly spacingSeconds: bigint;
  readonly powLimitBits: number;
}

/** 2^16 is one in the rule's fixed-point numbers. */
const RADIX_BITS = 16n;
const RADIX = 1n << RADIX_BITS;

/**
 * [compact] target of the block after (height, time): anchor target * 2^((time - parent time - spacing * (height -
 * anchor height + 1)) / halflife), in whole numbers, at least 1 and at most the limit.
 *
 * @source aserti3-2d, Bitcoin Cash specification of 2020-11-15
 */
export function computeAsertBits(anchor: AsertAnchor, height: bigint, time: bigint): number {
  const scheduled = anchor.spacingSeconds * (height - anchor.height + 1n);
  // BigInt division drops the fraction toward zero, and its shift rounds down: the rule wants just these two.
  const exponent = ((time - anchor.parentTime - scheduled) * RADIX) / anchor.halflifeSeconds;
  const shifts = exponent >> RADIX_BITS;
  const product = computeTargetFromBits(anchor.bits) * computePowerOfTwo(exponent - shifts * RADIX);
  const limit = computeTargetFromBits(anchor.powLimitBits);
  if (shifts > 256n) return anchor.powLimitBits;
  const target = shifts < RADIX_BITS ? product >> (RADIX_BITS - shifts) : product << (shifts - RADIX_BITS);
  if (target > limit) return anchor.powLimitBits;
  return computeBitsFromTarget(target < 1n ? 1n : target);
}

/** 2^(fraction / 2^16) * 2^16 by a cubic, with an error below 0.013 %; `fraction` is 0 to 2^16 - 1. */
function computePowerOfTwo(fraction: bigint): bigint {
  const cubic = 195766423245049n * fraction + 971821376n * fraction ** 2n + 5127n * fraction ** 3n;
  return RADIX + ((cubic + (1n << 47n)) >> 48n);
}
