const ELASTICITY = 2n;
const CHANGE_DENOMINATOR = 8n;

/** A block that sets the base fee of the next one. */
export interface FeeBlock {
  readonly baseFeeWei: bigint;
  readonly gasUsed: bigint;
  /** At least 2. */
  readonly gasLimit: bigint;
}

/**
 * [wei] Base fee of the next block: up or down by an eighth of the deviation of gas used from half the limit, and up by
 * at least 1.
 *
 * @source EIP-1559, validate_block: divisions drop the fraction, one after the other
 */
export function computeNextBaseFeeWei({ baseFeeWei, gasUsed, gasLimit }: FeeBlock): bigint {
  const target = gasLimit / ELASTICITY;
  if (gasUsed === target) return baseFeeWei;
  if (gasUsed < target) return baseFeeWei - (baseFeeWei * (target - gasUsed)) / target / CHANGE_DENOMINATOR;
  const rise = (baseFeeWei * (gasUsed - target)) / target / CHANGE_DENOMINATOR;
  return baseFeeWei + (rise > 1n ? rise : 1n);
}
