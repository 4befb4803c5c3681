import { compareDecimals, multiplyDecimals, parseDecimal, truncateDecimal, wrapInteger } from "./exact-decimal.ts";

/** Guardians' power over that of all others: 0.52 at launch, since v0.2.13 0.33334. */
export const GUARDIAN_MULTIPLIER = 0.33334;
/** Below this total weight the network counts as immature. @source gonka-ai/gonka v0.2.7, at 8a35022b */
export const MATURE_WEIGHT = 15_000_000;

/**
 * While the network is immature each of g guardians has power trunc(m * sum(others) / g) in consensus; unchanged where
 * the guardians together hold more than m * sum(others) already. Rewards do not change.
 *
 * @param guardians their powers by weight
 * @returns their powers, in the same order
 * @source gonka-ai/gonka x/inference/module/genesis_guardian_enhancement.go at 8a35022b
 */
export function computeGuardianPowers(
  guardians: readonly bigint[],
  others: readonly bigint[],
  multiplier: number,
): bigint[] {
  const sum = (powers: readonly bigint[]) => powers.reduce((total, power) => total + power, 0n);
  const enhanced = multiplyDecimals(wrapInteger(sum(others)), parseDecimal(multiplier));
  if (guardians.length === 0 || compareDecimals(enhanced, wrapInteger(sum(guardians))) < 0) return [...guardians];
  const each = truncateDecimal(enhanced) / BigInt(guardians.length);
  return guardians.map(() => each);
}
