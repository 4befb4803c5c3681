import { isBanned } from "../shocks.ts";
import type { World } from "../world.ts";

/** [USD/J] by party, as devices are switched: Infinity where the coming month's bans keep them off. */
export function listPowerPrices({ population, market, months, month }: World): Float64Array {
  const { electricityUsdPerJoule, groupOf, groupNames } = population;
  if (market.shocks === undefined) return electricityUsdPerJoule;
  const coming = months[month + 1] ?? market.end;
  const banned = groupNames.map((name) => isBanned(market.shocks, name, coming));
  return electricityUsdPerJoule.map((usd, party) => (banned[groupOf[party]!] ? Number.POSITIVE_INFINITY : usd));
}

/** Switches off what has arrived in a month with banned groups. */
export function applyBans({ population, fleet, market, months }: World, month: number): void {
  if (market.shocks === undefined) return;
  const banned = population.groupNames.map((name) => isBanned(market.shocks, name, months[month]!));
  for (const device of fleet.owned) {
    for (let party = 0, cell = device * fleet.parties; party < fleet.parties; party++, cell++) {
      if (banned[population.groupOf[party]!]) fleet.on[cell] = 0;
    }
  }
}
