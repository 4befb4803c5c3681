import type { SwitchingInput } from "../markets/side-input.ts";
import { computeSwitchingThresholds, type SwitchingThresholds } from "../theory/switching-thresholds.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import type { World } from "../world.ts";
import type { SwitchingPolicy } from "./fleet.ts";
import { computePartOn } from "./site-spread.ts";

/**
 * Devices that do other work do not mine; of the rest, those that run go on down to the stopping threshold, and those that
 * are off come back at the starting one: thresholds are those of the miner's mean price, and every site has its own
 * break-even. Undefined where neither exists.
 */
export function createSwitchingPolicy(world: World): SwitchingPolicy | undefined {
  const { fleet } = world;
  const { other } = fleet;
  if (other === null) return undefined;
  const thresholds = listThresholds(world);
  return {
    choosePart: (cell, party, breakEven) => {
      const free = 1 - other[cell]!;
      if (thresholds === null) return free * computePartOn(fleet.siteSpread, breakEven);
      const { start, stop } = thresholds[party]!;
      if (free === 0) return 0;
      const least = computePartOn(fleet.siteSpread, breakEven / start);
      const most = stop > 0 ? computePartOn(fleet.siteSpread, breakEven / stop) : Number(breakEven > 0);
      const running = Math.min(1, fleet.on[cell]! / free);
      return free * Math.min(most, Math.max(least, running));
    },
  };
}

/** By party; null where switching costs nothing. All its devices have the same: what switching and running cost goes by the watt. */
function listThresholds({ market, population }: World): SwitchingThresholds[] | null {
  const { switching, pue } = market.hardware;
  if (switching === undefined) return null;
  const known = new Map<number, SwitchingThresholds>();
  return Array.from(population.electricityUsdPerJoule, (usdPerJoule) => {
    const found = known.get(usdPerJoule) ?? computeThresholds(switching, usdPerJoule * pue * SECONDS_PER_YEAR);
    known.set(usdPerJoule, found);
    return found;
  });
}

function computeThresholds(
  { volatility, discountPerYear, restartUsdPerWatt, stopUsdPerWatt, takeOrPayShare, contractMonths }: SwitchingInput,
  yearUsdPerWatt: number,
): SwitchingThresholds {
  // Free power never has to be switched off.
  if (yearUsdPerWatt === 0) return { start: 1, stop: 1 };
  return computeSwitchingThresholds({
    volatility,
    discountPerYear,
    restartYears: restartUsdPerWatt / yearUsdPerWatt,
    stopYears: stopUsdPerWatt / yearUsdPerWatt + (takeOrPayShare * contractMonths) / 12,
  });
}

/** Parts of each cell that run, mining or not; null where switching costs nothing. */
export function listRunning({ market, fleet }: World): Float64Array | null {
  if (market.hardware.switching === undefined) return null;
  return fleet.on.map((on, cell) => on + fleet.other![cell]!);
}

/** Charges what was switched since `listRunning`: restarts by the watt, stops by the watt and the contract's minimum. */
export function applySwitchingCosts(world: World, before: Float64Array | null): void {
  const { fleet, side, books, market, population } = world;
  if (before === null) return;
  const { restartUsdPerWatt, stopUsdPerWatt, takeOrPayShare, contractMonths } = market.hardware.switching!;
  const minimumSeconds = (takeOrPayShare * contractMonths * SECONDS_PER_YEAR) / 12;
  for (const device of fleet.owned) {
    const { powerWatts } = fleet.devices[device]!;
    for (let party = 0, cell = device * fleet.parties; party < fleet.parties; party++, cell++) {
      const watts = fleet.units[cell]! * powerWatts * (fleet.on[cell]! + fleet.other![cell]! - before[cell]!);
      if (watts === 0) continue;
      const stopUsd = stopUsdPerWatt + minimumSeconds * population.electricityUsdPerJoule[party]! * market.hardware.pue;
      const usd = watts > 0 ? watts * restartUsdPerWatt : -watts * stopUsd;
      books.cash[party]! -= usd;
      side!.books.switching[party]! += usd;
    }
  }
}
