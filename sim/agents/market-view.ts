import type { World } from "../world.ts";
import { computeObservedGrowthPerYear } from "./beliefs.ts";
import { computeEpochFacts } from "./epoch-facts.ts";
import { computeLotteryFacts } from "./lottery-facts.ts";
import type { RewardFacts } from "./reward-facts.ts";

/** What every review can know when a month has ended: nothing in it lies in the future. */
export interface MarketView extends RewardFacts {
  /** [USD] the month's mean price of a coin */
  readonly priceUsd: number;
  /** [1/year] log growth of the world's work trend over the last twelve months; NaN where nothing was seen yet */
  readonly hashrateGrowthPerYear: number;
}

export function computeMarketView(world: World): MarketView {
  const { rule, epochs } = world;
  const facts = rule.kind === "lottery" ? computeLotteryFacts(world, rule) : computeEpochFacts(world, epochs!);
  return {
    ...applyRevenueTax(facts, world.market.taxes?.revenueShare ?? 0),
    priceUsd: world.priceUsd[world.month]!,
    hashrateGrowthPerYear: computeObservedGrowthPerYear(world.workTrend),
  };
}

/** Pay as it reaches who earns it. */
function applyRevenueTax(facts: RewardFacts, revenueShare: number): RewardFacts {
  if (revenueShare === 0) return facts;
  const left = 1 - revenueShare;
  return {
    ...facts,
    revenueUsdPerWork: facts.revenueUsdPerWork * left,
    stakeYieldPerYear: facts.stakeYieldPerYear * left,
    stakePayPerYear: facts.stakePayPerYear * left,
  };
}
