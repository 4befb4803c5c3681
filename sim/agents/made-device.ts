import type { Device } from "../../hardware-models/device.ts";
import { renderMonth } from "../calendar.ts";
import type { Machine } from "../markets/chip-plan.ts";
import type { MakerInput } from "../markets/maker-input.ts";
import type { DesignProject } from "./design-steps.ts";

/**
 * A machine as buyers see it, at its least price.
 *
 * @param now Unix time [s] of the release
 */
export function describeMadeDevice(
  { name, marginFloor, design }: Pick<MakerInput, "name" | "marginFloor" | "design">,
  { plan, number }: DesignProject,
  machine: Machine,
  now: number,
): Device {
  const made = "made in the simulation";
  return {
    name: `${name} ${number} (${plan.node.name}, ${renderMonth(now)})`,
    kind: design === "general" ? "gpu" : "asic",
    maker: name,
    releaseTime: now,
    workPerSecond: machine.workPerSecond,
    powerWatts: machine.powerWatts,
    priceUsd: machine.unitCostUsd * (1 + marginFloor),
    priceIsEstimated: false,
    processNanometres: plan.node.nanometres,
    citations: { performance: made, releaseDate: made, price: made, process: plan.node.source },
    note: `${machine.chips} chips`,
  };
}
