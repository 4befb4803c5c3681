/** Votes on one host's proof of compute, by voting power or by sampled slot. */
export interface PocVotes {
  /** Power or slots of the whole network: who does not vote abstains. */
  readonly total: bigint;
  readonly valid: bigint;
  readonly invalid: bigint;
  /** Guardians who voted either way; they count only where there is no majority. */
  readonly guardiansValid: number;
  readonly guardiansInvalid: number;
}

/**
 * Accepted where valid votes exceed floor(2 total / 3), rejected where invalid ones do; else the guardians decide, if
 * all that voted agree; else rejected.
 *
 * @source gonka-ai/gonka x/inference/module/chainvalidation.go pocValidated, guardianProtection at 8a35022b
 */
export function isPocAccepted(votes: PocVotes): boolean {
  const threshold = (2n * votes.total) / 3n;
  if (votes.total <= 0n) return false;
  if (votes.valid > threshold) return true;
  if (votes.invalid > threshold) return false;
  return votes.guardiansValid > 0 && votes.guardiansInvalid === 0;
}

/**
 * slots = floor(G / T * N), at most N: of N slots so many are drawn among the hosts of a model that hold G of the T
 * votes; the others abstain.
 *
 * @source gonka-ai/gonka x/inference/calculations/slots.go ComputeSampledSlotCount at 8a35022b
 */
export function computeSampledSlots(modelPower: bigint, totalPower: bigint, slots: bigint): bigint {
  if (modelPower <= 0n || totalPower <= 0n || slots <= 0n) return 0n;
  const sampled = (modelPower * slots) / totalPower;
  return sampled < slots ? sampled : slots;
}
