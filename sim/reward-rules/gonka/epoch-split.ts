import { multiplyDivide } from "./multiply-divide.ts";
import { computePowerCap, getPowerCapShare } from "./power-cap.ts";

/** Hosts of an epoch, one entry each. Weights are whole and at most 2^50 together. */
export interface SettledHosts {
  /** Consensus weight, which makes the denominator. */
  readonly weights: Float64Array;
  /** Weight that was confirmed, at most the consensus weight. */
  readonly confirmed: Float64Array;
  /** 1: active; 0: invalid, inactive or without weight, so paid nothing and not counted among the hosts of the cap. */
  readonly active: Uint8Array;
}

/** Weights that are paid: confirmed, then cut by the power cap among the active hosts; 0 for the others. */
export function computePaidWeights(hosts: SettledHosts, capShare: number): Float64Array {
  const { confirmed, active } = hosts;
  const counted = confirmed.filter((_, host) => active[host] === 1);
  const cap =
    counted.length < 2
      ? Number.POSITIVE_INFINITY
      : computePowerCap(counted, getPowerCapShare(counted.length, capShare));
  return confirmed.map((weight, host) => (active[host] === 1 ? Math.min(weight, cap) : 0));
}

/** What an epoch's emission comes to. */
export interface EpochSplit {
  /** [smallest unit] one entry a host */
  readonly rewards: Float64Array;
  /** [smallest unit] paid to nobody: it goes to governance, not to the other hosts */
  readonly governance: number;
}

/**
 * reward[h] = trunc(emission * paid[h] / sum of FULL weights): the denominator keeps what invalid, inactive, unconfirmed
 * and capped hosts weigh, so what they lose goes to governance.
 *
 * @param emission [smallest unit] whole, at most 2^53
 * @param paid weights that are paid, one entry a host
 * @param weights full weights, one entry a host
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go CalculateParticipantBitcoinRewards at 8a35022b
 */
export function computeEpochSplit(emission: number, paid: Float64Array, weights: Float64Array): EpochSplit {
  const rewards = new Float64Array(weights.length);
  let total = 0;
  for (let host = 0; host < weights.length; host++) total += weights[host]!;
  if (total === 0) return { rewards, governance: emission };
  let governance = emission;
  for (let host = 0; host < weights.length; host++) {
    const reward = multiplyDivide(paid[host]!, emission, total);
    rewards[host] = reward;
    governance -= reward;
  }
  return { rewards, governance };
}
