import { getFeesPerBlock } from "../fees-per-block.ts";
import type { LotteryRule } from "../reward-rules/lottery-rule.ts";
import { convertSatoshi } from "../scheduled-issuance.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { HalvingFacts } from "./reward-facts.ts";

/** Reward of the next block, and what the schedule says of its future. */
export interface BlockReward extends HalvingFacts {
  /** [smallest unit] subsidy and fees */
  readonly units: number;
}

/** By the month's fees and a public schedule of subsidies. */
export function computeBlockReward(
  world: World,
  schedule: Pick<LotteryRule, "computeSubsidy" | "computeNextSubsidyChange">,
): BlockReward {
  const { chain, unitsPerCoin } = world;
  const computeSubsidy = (height: number) => convertSatoshi(schedule.computeSubsidy(height), unitsPerCoin);
  const subsidy = computeSubsidy(chain.height);
  const fees = getFeesPerBlock(world, subsidy);
  const change = schedule.computeNextSubsidyChange(chain.height);
  const subsidyAfter = Number.isFinite(change) ? computeSubsidy(change) : subsidy;
  return {
    units: subsidy + fees,
    halvingYears: ((change - chain.height) * chain.targetIntervalSeconds) / SECONDS_PER_YEAR,
    halvingFactor: subsidy + fees > 0 ? (subsidyAfter + fees) / (subsidy + fees) : 1,
  };
}
