import type { MonthBooks } from "../agents/bookkeeping.ts";
import { earnsByWork } from "../rule-earnings.ts";
import type { Serving } from "../serving.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { CostState } from "./saving-shares.ts";
import { sumServingFacts } from "./serving-facts.ts";

/** A month of serving with what it cost. */
export interface CostedMonth {
  readonly cost: CostState;
  /** [W] at the network's meters */
  readonly networkMeterWatts: number;
}

/** Adds up what the month's serving cost, at the network and at the clouds. */
export function recordServing(world: World, serving: Serving, books: MonthBooks, seconds: number): CostedMonth {
  const now = serving.months.at(-1)!;
  const works = earnsByWork(world.rule);
  const fleets = works ? [world.fleet, serving.clouds.fleet] : [serving.clouds.fleet];
  const wearUsdPerMonth = fleets.reduce((sum, { wearUsdPerMonth: wear }) => sum + total(wear), 0);
  const networkUsd = works ? total(books.electricityUsd) : 0;
  return {
    cost: {
      ...sumServingFacts(world, fleets),
      softwareFactor: now.softwareFactor,
      sold: now.networkSold + now.cloudSold,
      wearUsdPerSecond: (wearUsdPerMonth * 12) / SECONDS_PER_YEAR,
      electricityUsdPerSecond: (networkUsd + now.cloudElectricityUsd) / seconds,
    },
    networkMeterWatts: works ? total(books.energyJoules) / seconds : 0,
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
