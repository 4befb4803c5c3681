import type { World } from "../world.ts";
import { computeBelievedGrowth, computeGrowthRecord, computeLearnedWeight } from "./beliefs.ts";
import { computeStakeValuePerUsd } from "./investment.ts";
import type { MarketView } from "./market-view.ts";
import type { Outlook } from "./operating-value.ts";

/**
 * What a miner believes about a device ordered now.
 *
 * @param leadMonths from the month's end to the first work
 */
export function computeOutlook(world: World, view: MarketView, party: number, leadMonths: number): Outlook {
  const { population, market } = world;
  const growth = computeBelievedGrowth(
    population.hashrateGrowthPerYear[party]!,
    view.hashrateGrowthPerYear,
    getTrendWeight(world, party),
  );
  const leadYears = leadMonths / 12;
  return {
    decayPerYear: growth - population.priceGrowthPerYear[party]! + view.emissionDecayPerYear,
    discountPerYear: population.discountPerYear[party]!,
    leadYears,
    horizonYears: Math.min(population.horizonYears[party]!, leadYears + market.hardware.lifeYears),
    halvingYears: view.halvingYears,
    halvingFactor: view.halvingFactor,
  };
}

/** The weight given, or the one that forecasts of the past would have deserved where the group learns. */
function getTrendWeight({ population, market, workTrend }: World, party: number): number {
  const given = population.trendWeight[party]!;
  const { trendMemoryYears } = market.miners[population.groupOf[party]!]!;
  if (trendMemoryYears === undefined) return given;
  const record = computeGrowthRecord(workTrend, trendMemoryYears);
  return record === null ? given : computeLearnedWeight(population.hashrateGrowthPerYear[party]!, record);
}

/** Net present value of a dollar of stake in the eyes of a party. */
export function computeStakeValue(world: World, view: MarketView, party: number): number {
  const { population } = world;
  return computeStakeValuePerUsd(
    view.stakeYieldPerYear,
    population.priceGrowthPerYear[party]!,
    population.discountPerYear[party]!,
    population.horizonYears[party]!,
  );
}
