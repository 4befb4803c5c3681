import { computeEntryBarrier } from "../theory/entry-barrier.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";

/** [USD] what one more unit of work would earn a party: its own work earns less by it where the party counts that. */
export function computeMarginalPay({ population, market, fleet }: World, party: number, usdPerWork: number): number {
  if (market.miners[population.groupOf[party]!]!.ownImpact !== "counted") return usdPerWork;
  const total = fleet.workRate.reduce((sum, rate) => sum + rate, 0);
  return total > 0 ? usdPerWork * (1 - fleet.workRate[party]! / total) : usdPerWork;
}

/**
 * True where a party that can wait for better devices buys now: the pay of a year meets the barrier. Whoever discounts
 * no more than it believes the price to grow waits for ever.
 */
export function meetsEntryBarrier(world: World, party: number, device: number, usdPerWork: number): boolean {
  const { population, market, devices } = world;
  const { entryBarrier } = market.miners[population.groupOf[party]!]!;
  if (entryBarrier === undefined || device < 0) return true;
  const discountPerYear = population.discountPerYear[party]!;
  const driftPerYear = population.priceGrowthPerYear[party]!;
  if (discountPerYear <= driftPerYear) return false;
  const { priceUsd, powerWatts, workPerSecond } = devices[device]!;
  const wattYearUsd = population.electricityUsdPerJoule[party]! * market.hardware.pue * SECONDS_PER_YEAR;
  const { payoffUsdPerYear } = computeEntryBarrier({
    discountPerYear,
    driftPerYear,
    ...entryBarrier,
    capexUsd: priceUsd,
    electricityUsdPerYear: powerWatts * wattYearUsd,
  });
  return usdPerWork * workPerSecond * SECONDS_PER_YEAR >= payoffUsdPerYear;
}

/**
 * Units after which one more would not pay, for a party that counts its own impact: with work W' in place of W its marginal
 * pay is (W / W')^2 of what it is now, so W' = W / sqrt(m), where m is the part of the pay that the device needs.
 *
 * @param isWorth whether a device pays at a part of today's marginal pay; it does at 1
 */
export function computeMostUnits(
  { population, market, fleet, devices }: World,
  party: number,
  device: number,
  isWorth: (part: number) => boolean,
): number {
  if (market.miners[population.groupOf[party]!]!.ownImpact !== "counted") return Number.POSITIVE_INFINITY;
  const total = fleet.workRate.reduce((sum, rate) => sum + rate, 0);
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (isWorth(middle)) high = middle;
    else low = middle;
  }
  return Math.floor((total / Math.sqrt(high) - total) / devices[device]!.workPerSecond);
}

const HALVINGS = 40;
