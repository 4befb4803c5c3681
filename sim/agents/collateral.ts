import type { UsedClearing } from "../markets/used-market.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { Credit } from "./credit.ts";
import type { MarketView } from "./market-view.ts";
import { computeOperatingValue } from "./operating-value.ts";
import { createPledgeCount } from "./pledges.ts";
import { describeTypicalMiner, type TypicalMiner } from "./typical-miner.ts";
import { computeOutsidePrice } from "./unit-value.ts";

/** Months after which the price of a used device says nothing any more. */
const MARK_MONTHS = 12;

/** [USD] what a lender holds one machine to be worth, by device and by months left of its life. */
export type CollateralPrice = (device: number, monthsLeft: number) => number;

/**
 * What machines are worth to a lender at a month's end: their price when new, worn evenly over their life, times the part
 * of that which used ones of their kind last fetched. Where none was sold within a year: no more than one earns the typical
 * miner. Never less than it fetches outside mining.
 */
export function createCollateralPrice(world: World, view: MarketView): CollateralPrice {
  const miner = describeTypicalMiner(world, view);
  const known = new Map<string, number>();
  return (device, monthsLeft) => {
    const key = `${device}/${monthsLeft}`;
    const usd = known.get(key) ?? computeCollateralValue(world, view, miner, { device, monthsLeft });
    known.set(key, usd);
    return usd;
  };
}

function computeCollateralValue(
  world: World,
  view: MarketView,
  miner: TypicalMiner,
  { device, monthsLeft }: { readonly device: number; readonly monthsLeft: number },
): number {
  const { lifeMonths } = world.fleet;
  const leastUsd = computeOutsidePrice(world, device, (lifeMonths - monthsLeft) / 12);
  const wornUsd = (world.devices[device]!.priceUsd * monthsLeft) / lifeMonths;
  const mark = world.credit?.marks.get(device);
  if (mark !== undefined && world.month - mark.month < MARK_MONTHS) {
    return Math.max(leastUsd, wornUsd * Math.min(1, mark.ratio));
  }
  const { workPerSecond, powerWatts } = world.devices[device]!;
  const earnedUsd = computeOperatingValue(
    view.revenueUsdPerWork * workPerSecond * SECONDS_PER_YEAR,
    miner.usdPerJoule * powerWatts * SECONDS_PER_YEAR,
    {
      decayPerYear: miner.decayPerYear,
      discountPerYear: miner.discountPerYear,
      leadYears: 0,
      horizonYears: Math.min(miner.horizonYears, monthsLeft / 12),
      halvingYears: view.halvingYears,
      halvingFactor: view.halvingFactor,
    },
  );
  return Math.max(leastUsd, Math.min(wornUsd, earnedUsd));
}

/** Used devices of one kind and age that changed hands. */
interface Traded {
  readonly device: number;
  readonly monthsLeft: number;
  readonly clearing: UsedClearing;
}

/** Remembers what the month's used devices fetched. */
export function noteMarks({ month, devices, fleet }: World, { marks }: Credit, auctions: readonly Traded[]): void {
  const sums = new Map<number, { paid: number; worn: number }>();
  for (const { device, monthsLeft, clearing } of auctions) {
    const units = clearing.trades.reduce((sum, trade) => sum + trade.units, 0);
    const sum = sums.get(device) ?? { paid: 0, worn: 0 };
    sum.paid += units * clearing.priceUsd;
    sum.worn += (units * devices[device]!.priceUsd * monthsLeft) / fleet.lifeMonths;
    sums.set(device, sum);
  }
  for (const [device, { paid, worn }] of sums) if (worn > 0) marks.set(device, { ratio: paid / worn, month });
}

/** The lender looks at its loans: what would those of their machines that are not scrapped fetch now? */
export function applyValuations(world: World, { loans }: Credit, view: MarketView): void {
  const price = createCollateralPrice(world, view);
  const countPledged = createPledgeCount(world);
  for (const loan of loans.flat()) {
    const monthsLeft = Math.min(world.fleet.lifeMonths, loan.scrapMonth - world.month - 1);
    loan.worthUsd = countPledged(loan) * price(loan.device, monthsLeft);
  }
}
