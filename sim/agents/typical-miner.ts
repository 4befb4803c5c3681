import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeBelievedGrowth } from "./beliefs.ts";
import type { MarketView } from "./market-view.ts";
import { computeOperatingValue } from "./operating-value.ts";

/** The miner that makers have in mind: the median of each trait. */
export interface TypicalMiner {
  readonly usdPerJoule: number;
  readonly decayPerYear: number;
  readonly discountPerYear: number;
  readonly horizonYears: number;
}

/** What makers can tell of their customers from the month just ended. */
export function describeTypicalMiner({ population, market }: World, view: MarketView): TypicalMiner {
  const median = (values: Float64Array) => values.slice(0, population.minerCount).sort()[population.minerCount >> 1]!;
  const growth = computeBelievedGrowth(
    median(population.hashrateGrowthPerYear),
    view.hashrateGrowthPerYear,
    median(population.trendWeight),
  );
  return {
    usdPerJoule: median(population.electricityUsdPerJoule) * market.hardware.pue,
    decayPerYear: growth - median(population.priceGrowthPerYear) + view.emissionDecayPerYear,
    discountPerYear: median(population.discountPerYear),
    horizonYears: median(population.horizonYears),
  };
}

/** [USD] worth of a machine to the typical miner on the day that it is delivered, `aheadYears` from now */
export function computeFutureValue(
  miner: TypicalMiner,
  view: MarketView,
  machine: { readonly workPerSecond: number; readonly powerWatts: number },
  aheadYears: number,
): number {
  const revenueUsdPerYear = view.revenueUsdPerWork * machine.workPerSecond * SECONDS_PER_YEAR;
  const costUsdPerYear = miner.usdPerJoule * machine.powerWatts * SECONDS_PER_YEAR;
  const today = computeOperatingValue(revenueUsdPerYear, costUsdPerYear, {
    decayPerYear: miner.decayPerYear,
    discountPerYear: miner.discountPerYear,
    leadYears: aheadYears,
    horizonYears: aheadYears + miner.horizonYears,
    halvingYears: view.halvingYears,
    halvingFactor: view.halvingFactor,
  });
  return today * Math.exp(miner.discountPerYear * aheadYears);
}
