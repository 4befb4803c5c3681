import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import { computeBelievedGrowth } from "./beliefs.ts";
import type { MarketView } from "./market-view.ts";
import { computeLargestAnnuity, computeOperatingValue, type Outlook } from "./operating-value.ts";

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

/** What work pays at a month's end, and the next halving. */
export type Pay = Pick<MarketView, "revenueUsdPerWork" | "halvingYears" | "halvingFactor">;

/** A machine's rate and watts. */
export interface Running {
  readonly workPerSecond: number;
  readonly powerWatts: number;
}

/**
 * [USD] worth of a machine to the typical miner on the day that it is delivered, `aheadYears` from now. Pay for work
 * falls as miners believe, but not below `leastUsdPerWork`.
 */
export function computeFutureValue(
  miner: TypicalMiner,
  pay: Pay,
  machine: Running,
  { aheadYears, leastUsdPerWork }: { readonly aheadYears: number; readonly leastUsdPerWork: number },
): number {
  const { decayPerYear, discountPerYear, horizonYears } = miner;
  const costUsdPerYear = miner.usdPerJoule * machine.powerWatts * SECONDS_PER_YEAR;
  const today = computeOperatingValue(
    pay.revenueUsdPerWork * machine.workPerSecond * SECONDS_PER_YEAR,
    costUsdPerYear,
    {
      decayPerYear,
      discountPerYear,
      leadYears: aheadYears,
      horizonYears: aheadYears + horizonYears,
      halvingYears: pay.halvingYears,
      halvingFactor: pay.halvingFactor,
    },
  );
  const leastRevenue = leastUsdPerWork * machine.workPerSecond * SECONDS_PER_YEAR;
  const least = Math.max(0, leastRevenue - costUsdPerYear) * computeLargestAnnuity(describeLevel(miner));
  return Math.max(today * Math.exp(discountPerYear * aheadYears), least);
}

/**
 * [USD] pay for a unit of work at which a machine at its price just pays the typical miner if the pay stays as it is:
 * below it nobody would add one.
 */
export function computeEntryPay(miner: TypicalMiner, machine: Running, priceUsd: number): number {
  const chargeUsdPerYear = priceUsd / computeLargestAnnuity(describeLevel(miner));
  const costUsdPerYear = miner.usdPerJoule * machine.powerWatts * SECONDS_PER_YEAR;
  return (chargeUsdPerYear + costUsdPerYear) / (machine.workPerSecond * SECONDS_PER_YEAR);
}

/** Pay that neither falls nor halves, from the day of delivery on. */
function describeLevel({ discountPerYear, horizonYears }: TypicalMiner): Outlook {
  return {
    decayPerYear: 0,
    discountPerYear,
    leadYears: 0,
    horizonYears,
    halvingYears: Number.POSITIVE_INFINITY,
    halvingFactor: 1,
  };
}
