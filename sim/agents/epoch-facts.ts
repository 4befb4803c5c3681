import type { EpochObservation } from "../epoch-observation.ts";
import type { EpochState } from "../epoch-state.ts";
import { probeEpoch } from "../epochs.ts";
import { computeNextHalvingHeight, computeSubsidySatoshi } from "../reward-rules/bitcoin-subsidy.ts";
import { earnsByStake, earnsByWork } from "../rule-earnings.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeObservedGrowthPerYear } from "./beliefs.ts";
import { computeBlockReward } from "./block-reward.ts";
import { LARGEST_YIELD_PER_YEAR, type RewardFacts } from "./reward-facts.ts";

/**
 * What the last month in which an epoch ended shows of an epoch rule: coins paid to parties for work over the work
 * done, coins paid to stakers and validators over the coins at stake and the time. Where nobody worked, or nobody
 * staked, the rule is asked what one device, or one coin, alone would have got: such a party is the first to come.
 */
export function computeEpochFacts(world: World, epochs: EpochState): RewardFacts {
  const { rule, observed } = epochs;
  const lacksWork = earnsByWork(rule) && !((observed?.work ?? 0) > 0);
  const lacksStake = earnsByStake(rule) && !((observed?.stakeSeconds ?? 0) > 0);
  const seen = observed === null || lacksWork || lacksStake ? probeEpoch(world, epochs) : observed;
  const ofWork = lacksWork ? seen : (observed ?? seen);
  const ofStake = lacksStake ? seen : (observed ?? seen);
  const unitsPerWork = earnsByWork(rule) ? divide(ofWork.workersPaid, ofWork.work) : 0;
  const yieldPerSecond = earnsByStake(rule) ? divide(ofStake.stakersPaid, ofStake.stakeSeconds) : 0;
  return {
    revenueUsdPerWork: (unitsPerWork * world.priceUsd[world.month]!) / world.unitsPerCoin,
    stakeYieldPerYear: Math.min(LARGEST_YIELD_PER_YEAR, yieldPerSecond * SECONDS_PER_YEAR),
    stakePayPerYear: earnsByStake(rule) ? divide(ofStake.stakersPaid, ofStake.seconds) * SECONDS_PER_YEAR : 0,
    ...computeIssuanceFacts(world, epochs, observed ?? seen),
  };
}

type IssuanceFacts = Pick<RewardFacts, "halvingYears" | "halvingFactor" | "emissionDecayPerYear">;

/** A rule that mints the common schedule halves when that does; another one decays as it did over the last year. */
function computeIssuanceFacts(world: World, epochs: EpochState, seen: EpochObservation): IssuanceFacts {
  if (seen.issued > 0 && seen.issued === seen.scheduledIssuance) {
    const { halvingYears, halvingFactor } = computeBlockReward(world, commonSchedule);
    return { halvingYears, halvingFactor, emissionDecayPerYear: 0 };
  }
  const growthPerYear = computeObservedGrowthPerYear(epochs.issuanceTrend);
  const issuedPart = divide(seen.issued, seen.issued + seen.fees);
  return {
    halvingYears: Number.POSITIVE_INFINITY,
    halvingFactor: 1,
    emissionDecayPerYear: Number.isNaN(growthPerYear) ? 0 : -growthPerYear * issuedPart,
  };
}

const commonSchedule = {
  computeSubsidy: computeSubsidySatoshi,
  computeNextSubsidyChange: computeNextHalvingHeight,
};

function divide(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
