import { computeIncompleteBeta } from "./incomplete-beta.ts";
import { computeIncompleteGamma } from "./incomplete-gamma.ts";

/**
 * Chance that an attacker with part q of all work ever draws level with a chain that is `confirmations` blocks ahead of
 * the fork: he has found k blocks by then, NegBin(confirmations, p), and makes up the rest with chance (q / p)^(z - k).
 * That is I_4pq(z, 1/2). Drawing level counts as success, as if one block had been found in advance.
 *
 * @param attackerShare q, 0 to 1
 * @param confirmations z
 * @source Rosenfeld, arXiv:1402.2009; Grunspan and Perez-Marco, arXiv:1702.02867 (the closed form)
 */
export function computeDoubleSpendChance(attackerShare: number, confirmations: number): number {
  if (attackerShare >= 0.5 || confirmations === 0) return 1;
  const imbalance = 1 - 2 * attackerShare;
  const fourPq = 4 * attackerShare * (1 - attackerShare);
  return computeIncompleteBeta(confirmations, 0.5, fourPq, imbalance ** 2).lower;
}

/**
 * The same with k drawn from a Poisson law of mean z q / p, as in Bitcoin's white paper: too low for small q. With
 * r = q / p the sum over k <= z of e^(-zr) (zr)^k / k! r^(z - k) is r^z e^(z - zr) Q(z + 1, z).
 *
 * @source Nakamoto, Bitcoin: A Peer-to-Peer Electronic Cash System, 2008, section 11
 */
export function computeDoubleSpendChancePoisson(attackerShare: number, confirmations: number): number {
  if (attackerShare >= 0.5 || confirmations === 0) return 1;
  if (attackerShare === 0) return 0;
  const ratio = attackerShare / (1 - attackerShare);
  const overtaken = computeIncompleteGamma(confirmations + 1, confirmations * ratio).lower;
  const scale = Math.exp(confirmations * (Math.log(ratio) + 1 - ratio));
  return overtaken + scale * computeIncompleteGamma(confirmations + 1, confirmations).upper;
}

/** The most confirmations that are looked for. */
const MOST_CONFIRMATIONS = 1e9;

/** Fewest confirmations after which a double spend succeeds at most this often; null if no number is enough. */
export function computeConfirmationsNeeded(attackerShare: number, mostChance: number): number | null {
  if (mostChance >= 1 || attackerShare === 0) return attackerShare === 0 && mostChance < 1 ? 1 : 0;
  if (attackerShare >= 0.5 || mostChance <= 0) return null;
  const isEnough = (confirmations: number) => computeDoubleSpendChance(attackerShare, confirmations) <= mostChance;
  let most = 1;
  while (!isEnough(most)) {
    most *= 2;
    if (most > MOST_CONFIRMATIONS) return null;
  }
  let least = Math.floor(most / 2);
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (isEnough(middle)) most = middle;
    else least = middle;
  }
  return most;
}
