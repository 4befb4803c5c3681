import type { DeviceKind } from "../../hardware-models/device.ts";
import { isBanned, isBarred } from "../shocks.ts";
import type { World } from "../world.ts";

/** Whether a miner group buys a kind of device at a month's end: it wants to, may run it in the coming month, and gets it. */
export function mayBuy({ market, months, month }: World, group: number, kind: DeviceKind): boolean {
  const { name, devices } = market.miners[group]!;
  if (!devices.includes(kind)) return false;
  if (market.shocks === undefined) return true;
  const coming = months[month + 1] ?? market.end;
  return !isBanned(market.shocks, name, coming) && !isBarred(market.shocks, name, kind, coming);
}
