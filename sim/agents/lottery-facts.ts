import { getWorkPerBlock } from "../chain.ts";
import type { LotteryRule } from "../reward-rules/lottery-rule.ts";
import { earnsByStake, earnsByWork } from "../rule-earnings.ts";
import { computeStakes } from "../stakes.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeBlockReward } from "./block-reward.ts";
import { LARGEST_YIELD_PER_YEAR, type RewardFacts } from "./reward-facts.ts";

/** What a block is worth by the public schedule, shared over the work that it takes or over the coins at stake. */
export function computeLotteryFacts(world: World, rule: LotteryRule): RewardFacts {
  const { chain } = world;
  const { units, halvingYears, halvingFactor } = computeBlockReward(world, rule);
  const payPerYear = (units * SECONDS_PER_YEAR) / chain.targetIntervalSeconds;
  const usd = (units * world.priceUsd[world.month]!) / world.unitsPerCoin;
  return {
    revenueUsdPerWork: earnsByWork(rule) ? usd / getWorkPerBlock(chain) : 0,
    stakeYieldPerYear: earnsByStake(rule) ? computeStakeYield(world, payPerYear) : 0,
    stakePayPerYear: earnsByStake(rule) ? payPerYear : 0,
    halvingYears,
    halvingFactor,
    emissionDecayPerYear: 0,
  };
}

function computeStakeYield(world: World, payPerYear: number): number {
  let staked = 0;
  for (const stake of computeStakes(world)) staked += stake;
  return Math.min(LARGEST_YIELD_PER_YEAR, payPerYear / Math.max(1, staked));
}
