import { parseDecimal } from "./exact-decimal.ts";

/** Share of the weight that one host may hold. Fixed in the chain's code: the genesis parameter only switches it on. */
export const POWER_CAP_SHARE = 0.3;

/** The same with fewer than four hosts, where 30 % cannot hold. */
const shareByHosts: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [2, 0.5],
  [3, 0.4],
]);

/** Relative error of a comparison in doubles, with room to spare. */
const DOUBTFUL = 1e-12;

/** The share that holds for a number of hosts: 1, 0.5 and 0.4 for one, two and three, unless `share` is larger. */
export function getPowerCapShare(hosts: number, share: number = POWER_CAP_SHARE): number {
  return Math.max(share, shareByHosts.get(hosts) ?? share);
}

/**
 * The largest weight that leaves nobody above the share p of what is then the total. Weights sorted upwards, with
 * S[k-1] the sum before the k-th: the first k with w[k] > p (S[k-1] + w[k] (n - k)) gives
 * cap = trunc(p S[k-1] / (1 - p (n - k))), for k from 0. Infinity where nobody is above. Exact.
 *
 * @param weights whole, none below 0, at most 2^53 together
 * @param share p, above 0
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go CalculateOptimalCap at 8a35022b
 */
export function computePowerCap(weights: Float64Array, share: number): number {
  const sorted = Float64Array.from(weights).sort();
  const hosts = sorted.length;
  let sumBefore = 0;
  for (let rank = 0; rank < hosts; rank++) {
    const weight = sorted[rank]!;
    const limit = share * (sumBefore + weight * (hosts - rank));
    const isClear = Math.abs(weight - limit) > DOUBTFUL * limit;
    if (isClear ? weight > limit : isAboveExactly(weight, sumBefore, hosts - rank, share)) {
      return computeCap(sumBefore, hosts - rank, share);
    }
    sumBefore += weight;
  }
  return Number.POSITIVE_INFINITY;
}

function isAboveExactly(weight: number, sumBefore: number, hostsLeft: number, share: number): boolean {
  const { digits, places } = parseDecimal(share);
  const total = BigInt(sumBefore) + BigInt(weight) * BigInt(hostsLeft);
  return BigInt(weight) * 10n ** BigInt(places) > digits * total;
}

function computeCap(sumBefore: number, hostsLeft: number, share: number): number {
  const { digits, places } = parseDecimal(share);
  return Number((digits * BigInt(sumBefore)) / (10n ** BigInt(places) - digits * BigInt(hostsLeft)));
}

/** weight'[h] = min(weight[h], cap), by the share that holds for so many hosts. */
export function computeCappedWeights(weights: Float64Array, share: number = POWER_CAP_SHARE): Float64Array {
  if (weights.length < 2) return weights;
  const cap = computePowerCap(weights, getPowerCapShare(weights.length, share));
  return weights.map((weight) => Math.min(weight, cap));
}
