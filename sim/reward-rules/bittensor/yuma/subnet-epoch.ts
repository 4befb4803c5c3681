import { normalise } from "../normalise.ts";
import { maskWeights, type WeightMask } from "./mask-weights.ts";
import { listPermits } from "./permits.ts";
import { computeYuma, type YumaResult } from "./yuma-kernel.ts";
import type { YumaParameters } from "./yuma-parameters.ts";

/** A subnet's neurons as an epoch finds them; one entry a neuron, and matrices row after row. */
export interface SubnetEpoch extends Omit<WeightMask, "weights"> {
  /** Stake weight: alpha and weighted root TAO, 0 below the subnet's threshold. Any unit. */
  readonly stake: Float64Array;
  /** Whether it set weights lately: within 5,000 blocks on the chain. */
  readonly active: readonly boolean[];
  /** As set, in any unit: rows are normalised. */
  readonly weights: Float64Array;
  /** 0 to 1, as stored. */
  readonly bonds: Float64Array;
  /** Neurons that can hold a permit at once. */
  readonly maxValidators: number;
  /** Block of the last epoch; bonds to neurons registered since are dropped. */
  readonly lastEpochBlock?: number | undefined;
}

export interface SubnetEpochResult extends YumaResult {
  /** Active stake of permitted neurons; adds up to 1, or all 0. */
  readonly activeStake: Float64Array;
  readonly permits: readonly boolean[];
  /** Part of the epoch's emission that each neuron gets; adds up to 1 unless nobody has stake. */
  readonly emission: Float64Array;
}

/**
 * A whole epoch on the chain: who counts, which weights count, consensus, incentive, dividends, and emission half by
 * incentive and half by dividends. Where nothing is earned, emission goes by active stake, or by stake where none is
 * active.
 *
 * @source opentensor/subtensor @ 14bc6f9f9, pallets/subtensor/src/epoch/run_epoch.rs
 */
export function computeSubnetEpoch(epoch: SubnetEpoch, parameters: YumaParameters): SubnetEpochResult {
  const stake = normalise(epoch.stake);
  const activeStake = normalise(stake.map((share, uid) => (epoch.active[uid]! && epoch.permits[uid]! ? share : 0)));
  const columns = stake.length;
  const result = computeYuma(
    { stake: activeStake, columns, weights: maskWeights(epoch), bonds: dropNewcomers(epoch) },
    parameters,
  );
  const permits = listPermits(stake, epoch.maxValidators, epoch.owner);
  return {
    ...result,
    activeStake,
    permits,
    emission: computeEmission(result, activeStake, stake),
    bonds: result.bonds.map((bond, at) => {
      const row = Math.floor(at / columns);
      return epoch.permits[row]! && !permits[row]! ? 0 : bond;
    }),
  };
}

/** incentive / (sum of incentive and dividends), and dividends alike. */
function computeEmission(
  { incentive, dividends }: YumaResult,
  activeStake: Float64Array,
  stake: Float64Array,
): Float64Array {
  const earned = normalise(incentive.map((value, uid) => value + dividends[uid]!));
  if (earned.some((value) => value > 0)) return earned;
  return activeStake.some((share) => share > 0) ? activeStake : stake;
}

function dropNewcomers({ bonds, lastEpochBlock, registeredAt, stake }: SubnetEpoch): Float64Array {
  if (lastEpochBlock === undefined || registeredAt === undefined) return bonds;
  return bonds.map((bond, at) => (registeredAt[at % stake.length]! >= lastEpochBlock ? 0 : bond));
}
