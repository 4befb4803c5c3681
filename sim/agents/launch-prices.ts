import { forgetFrontiers } from "../markets/device-market.ts";
import { computeLaunchPrice } from "../markets/launch-price.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { MarketView } from "./market-view.ts";
import { describeTypicalMiner, type TypicalMiner } from "./typical-miner.ts";
import { computeNewValue } from "./unit-value.ts";

/** Sets what each listed device costs this month, by what it is worth to the typical miner who orders it now. */
export function applyLaunchPrices(world: World, view: MarketView): void {
  const { side, market, deviceMarket, monthStarts, month } = world;
  const { launchPrice } = market.hardware;
  if (launchPrice === undefined || side === null) return;
  const miner = describeTypicalMiner(world, view);
  for (const device of deviceMarket.offered) {
    const listed = side.listed[device];
    if (listed === undefined || listed.releaseTime >= monthStarts[month + 1]!) continue;
    const valueUsd = computeTypicalValue(world, view, device, miner);
    const followingUsd = computeLaunchPrice(listed.priceUsd, valueUsd, launchPrice);
    const priceUsd = Math.max(launchPrice.floorShare * listed.priceUsd, followingUsd);
    side.devices[device] = { ...side.devices[device]!, priceUsd };
    side.notePrice(device, month, priceUsd);
  }
  forgetFrontiers(deviceMarket);
}

function computeTypicalValue(world: World, view: MarketView, device: number, miner: TypicalMiner): number {
  const { workPerSecond, powerWatts } = world.devices[device]!;
  const { deliveryMonths, lifeYears } = world.market.hardware;
  const leadYears = deliveryMonths / 12;
  return computeNewValue(world, device, {
    revenue: view.revenueUsdPerWork * workPerSecond * SECONDS_PER_YEAR,
    cost: miner.usdPerJoule * powerWatts * SECONDS_PER_YEAR,
    outlook: {
      decayPerYear: miner.decayPerYear,
      discountPerYear: miner.discountPerYear,
      leadYears,
      horizonYears: Math.min(miner.horizonYears, leadYears + lifeYears),
      halvingYears: view.halvingYears,
      halvingFactor: view.halvingFactor,
    },
  });
}
