import type { DeviceKind } from "../hardware-models/device.ts";
import { addMonths } from "./calendar.ts";

/** Something from outside the market, in force from the first second of a month on. */
export type ShockInput =
  /** Miner groups may not run devices, nor buy them. */
  | { readonly kind: "ban"; readonly date: string; readonly until: string; readonly groups: readonly string[] }
  /** A maker can turn only `leftShare` of its wafers into machines. */
  | {
      readonly kind: "fire";
      readonly date: string;
      readonly months: number;
      readonly maker: string;
      readonly leftShare: number;
    }
  /** Kinds of device are not sold to miner groups. */
  | {
      readonly kind: "export-control";
      readonly date: string;
      readonly until: string;
      readonly devices: readonly DeviceKind[];
      readonly groups: readonly string[];
    }
  /** From then on the token price is `factor` times what it would have been. */
  | { readonly kind: "price"; readonly date: string; readonly factor: number };

type Shocks = readonly ShockInput[] | undefined;

/** True where a group may not run devices in a month. */
export function isBanned(shocks: Shocks, group: string, month: string): boolean {
  return (shocks ?? []).some((shock) => shock.kind === "ban" && isNow(shock, month) && shock.groups.includes(group));
}

/** True where a group can buy no devices of a kind in a month. */
export function isBarred(shocks: Shocks, group: string, kind: DeviceKind, month: string): boolean {
  return (shocks ?? []).some(
    (shock) =>
      shock.kind === "export-control" &&
      isNow(shock, month) &&
      shock.groups.includes(group) &&
      shock.devices.includes(kind),
  );
}

/** Part of a maker's capacity that is left in a month. */
export function computeCapacityLeft(shocks: Shocks, maker: string, month: string): number {
  return (shocks ?? []).reduce((left, shock) => {
    if (shock.kind !== "fire" || shock.maker !== maker) return left;
    return shock.date <= month && month < addMonths(shock.date, shock.months) ? left * shock.leftShare : left;
  }, 1);
}

/** What shocks have made of the token price by a month. */
export function computePriceFactor(shocks: Shocks, month: string): number {
  return (shocks ?? []).reduce(
    (factor, shock) => (shock.kind === "price" && shock.date <= month ? factor * shock.factor : factor),
    1,
  );
}

/** `until` is the first month in which all is over; "end": it never is. */
function isNow({ date, until }: { readonly date: string; readonly until: string }, month: string): boolean {
  return date <= month && (until === "end" || month < until);
}
