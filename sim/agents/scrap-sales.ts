import type { World } from "../world.ts";
import { computeOutsidePrice } from "./unit-value.ts";

/** Units of every cell before old and idle ones are scrapped; null where scrap is worth nothing. */
export function listUnitsBeforeScrapping({ market, fleet }: World): Float64Array | null {
  return market.hardware.used === undefined ? null : fleet.units.slice();
}

/** Pays owners for what was scrapped since then, as devices at the end of their life. */
export function applyScrapSales(world: World, before: Float64Array | null): void {
  const { fleet, side, books, market } = world;
  if (before === null) return;
  const { lifeYears, used } = market.hardware;
  for (let device = 0; device < fleet.devices.length; device++) {
    const usd = computeOutsidePrice(world, device, lifeYears) * (1 - used!.tradingCostShare);
    for (let party = 0, cell = device * fleet.parties; party < fleet.parties; party++, cell++) {
      const gone = before[cell]! - fleet.units[cell]!;
      if (gone === 0) continue;
      books.cash[party]! += gone * usd;
      side!.books.resale[party]! += gone * usd;
      side!.scrapped.units += gone;
      side!.scrapped.usd += gone * usd;
    }
  }
}
