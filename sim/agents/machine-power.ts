import { limitLeftUnits, type OfferBook } from "../markets/chip-offer.ts";
import { applyConnection, applyConnectionMonth } from "../markets/power-connections.ts";
import type { World } from "../world.ts";
import type { Fleet } from "./fleet.ts";

/** [W] of a machine on offer with its cooling: miners' and clouds' are counted at one power usage effectiveness. */
export function getFacilityWatts({ market }: World, { machine }: Pick<OfferBook, "machine">): number {
  return machine.powerWatts * market.hardware.pue;
}

/** Opens the month's connections to power, where there is a limit: for machines of the network and of clouds together. */
export function openConnections(world: World, sinceStartYears: number): void {
  const power = world.industry?.power ?? null;
  if (power === null) return;
  const fleets = world.serving === null ? [world.fleet] : [world.fleet, world.serving.clouds.fleet];
  const watts = fleets.reduce((sum, fleet) => sum + computeInstalledWatts(fleet), 0);
  const installedWatts = watts * world.market.hardware.pue;
  applyConnectionMonth(power, { month: world.month, installedWatts, sinceStartYears });
  limitOffers(world);
}

/** Leaves of a machine only what the power that is left feeds, less what is promised to others. */
export function limitToPower(world: World, offer: OfferBook, promisedWatts: number): void {
  const power = world.industry?.power ?? null;
  if (power === null) return;
  limitLeftUnits(offer, Math.floor(Math.max(0, power.leftWatts - promisedWatts) / getFacilityWatts(world, offer)));
}

/** Takes the power of an order that arrives in `month`, from what all machines on offer can still get. */
export function applyMachinePower(
  world: World,
  offer: OfferBook,
  { units, month }: { readonly units: number; readonly month: number },
): void {
  const power = world.industry?.power ?? null;
  if (power === null) return;
  applyConnection(power, month, units * getFacilityWatts(world, offer));
  limitOffers(world);
}

function limitOffers(world: World): void {
  for (const { offer } of world.industry?.makers ?? []) {
    if (offer !== null) limitToPower(world, offer, 0);
  }
}

/** [W at the devices] of all units, on or off. */
function computeInstalledWatts({ devices, owned, parties, units }: Fleet): number {
  let watts = 0;
  for (const device of owned) {
    let all = 0;
    for (let cell = device * parties; cell < (device + 1) * parties; cell++) all += units[cell]!;
    watts += all * devices[device]!.powerWatts;
  }
  return watts;
}
