import type { World } from "../world.ts";

/** Notes units ordered of a device in this month. */
export function notePurchase(world: World, device: number, units: number): void {
  const known = world.purchases.get(device);
  if (known === undefined) world.purchases.set(device, { units, firstMonth: world.months[world.month]! });
  else known.units += units;
  world.side?.noteOrder(device, world.month, units);
}
