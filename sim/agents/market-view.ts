import { computeStakes } from "../block-stretches.ts";
import { getWorkPerBlock } from "../chain.ts";
import { computeFeesPerBlock } from "../markets/fees.ts";
import { SATOSHI_PER_BITCOIN, SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeObservedGrowthPerYear } from "./beliefs.ts";

/** What every review can know when a month has ended: nothing in it lies in the future. */
export interface MarketView {
  /** [USD] the month's mean price of a coin */
  readonly priceUsd: number;
  /** [USD] that the network pays for one unit of work at the difficulty now; 0 where it does not pay for work */
  readonly revenueUsdPerWork: number;
  /** [1/year] coins that a staked coin earns; 0 where the network does not pay for stake */
  readonly stakeYieldPerYear: number;
  /** [years] to the next halving at the target interval, from the public schedule */
  readonly halvingYears: number;
  /** Reward of a block after that halving over the reward before it. */
  readonly halvingFactor: number;
  /** [1/year] log growth of difficulty over the last twelve months; NaN where nothing was seen yet */
  readonly hashrateGrowthPerYear: number;
}

/** Above this yield a stake pays itself back in weeks; it stands for "no limit" where nobody stakes yet. */
const LARGEST_YIELD_PER_YEAR = 10;

export function computeMarketView(world: World): MarketView {
  const { chain, rule } = world;
  const priceUsd = world.priceUsd[world.month]!;
  const subsidy = rule.computeSubsidy(chain.height);
  const row = world.history.get(world.months[world.month]!);
  const fees = computeFeesPerBlock(world.market.fees, row, subsidy);
  const change = rule.computeNextSubsidyChange(chain.height);
  const subsidyAfter = Number.isFinite(change) ? rule.computeSubsidy(change) : subsidy;
  return {
    priceUsd,
    revenueUsdPerWork:
      rule.weighs === "work" ? ((subsidy + fees) * priceUsd) / SATOSHI_PER_BITCOIN / getWorkPerBlock(chain) : 0,
    stakeYieldPerYear: rule.weighs === "stake" ? computeStakeYield(world, subsidy + fees) : 0,
    halvingYears: ((change - chain.height) * chain.targetIntervalSeconds) / SECONDS_PER_YEAR,
    halvingFactor: subsidy + fees > 0 ? (subsidyAfter + fees) / (subsidy + fees) : 1,
    hashrateGrowthPerYear: computeObservedGrowthPerYear(world.difficulties),
  };
}

function computeStakeYield(world: World, rewardPerBlock: number): number {
  let staked = 0;
  for (const stake of computeStakes(world)) staked += stake;
  const perYear = (rewardPerBlock * SECONDS_PER_YEAR) / world.chain.targetIntervalSeconds;
  return Math.min(LARGEST_YIELD_PER_YEAR, perYear / Math.max(1, staked));
}
