import { drawStrikes } from "../draw-strikes.ts";
import type { Epoch } from "../epoch-rule.ts";
import { splitAmongMembers } from "../stake-pools.ts";
import { GWEI_PER_ETH } from "./consensus.ts";
import type { EthereumFork } from "./effective-balance.ts";
import { computeCorrelationPenalty, computeInitialPenalty, computeWhistleblowerReward } from "./slashing.ts";

export interface Slashings {
  /** [smallest unit] taken from each party */
  readonly slashed: Float64Array;
  /** [smallest unit] minted for proposers who included the proofs */
  readonly reward: number;
}

/**
 * Pools whose validators sign two histories in this settlement. A struck pool is struck whole: its keys are one
 * operator's. Both penalties are taken at once, and the span of the correlation penalty is the settlement.
 */
export function settleSlashings(
  epoch: Epoch,
  effectiveEth: Float64Array,
  slashingsPerYear: number,
  fork: EthereumFork,
): Slashings {
  const struck = drawStrikes(effectiveEth, slashingsPerYear, epoch.seconds, epoch.random);
  const activeGwei = sumGwei(effectiveEth, () => true);
  const slashedGwei = sumGwei(effectiveEth, (pool) => struck[pool] === 1);
  if (slashedGwei === 0n) return { slashed: new Float64Array(effectiveEth.length), reward: 0 };
  const reward = computeWhistleblowerReward(slashedGwei, fork);
  const losses = effectiveEth.map((eth, pool) => {
    if (struck[pool] === 0) return 0;
    const effective = BigInt(eth) * BigInt(GWEI_PER_ETH);
    const correlated = computeCorrelationPenalty(effective, slashedGwei, activeGwei, fork);
    const lost = computeInitialPenalty(effective, fork) + correlated;
    return convertGwei(lost < effective ? lost : effective, epoch.unitsPerCoin);
  });
  return {
    slashed: splitAmongMembers(losses, epoch),
    reward: convertGwei(reward.proposerGwei + reward.whistleblowerGwei, epoch.unitsPerCoin),
  };
}

/** Whole smallest units of an amount in gwei, rounded down; 10^9 to a coin leaves it as it is. */
export function convertGwei(gwei: bigint, unitsPerCoin: number): number {
  return Number((gwei * BigInt(unitsPerCoin)) / BigInt(GWEI_PER_ETH));
}

function sumGwei(effectiveEth: Float64Array, counts: (pool: number) => boolean): bigint {
  let eth = 0n;
  for (let pool = 0; pool < effectiveEth.length; pool++) if (counts(pool)) eth += BigInt(effectiveEth[pool]!);
  return eth * BigInt(GWEI_PER_ETH);
}
