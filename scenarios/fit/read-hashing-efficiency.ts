import {
  createNodeFloor,
  type EfficiencyFit,
  fitAttainableEfficiency,
  type NodeFloor,
  type ShippedChip,
} from "../../hardware-models/attainable-efficiency.ts";
import { energyColumns, parseEnergyTable } from "../../hardware-models/energy-floor.ts";
import { headroomKernels } from "../../hardware-models/headroom-kernels.ts";
import { readDevices } from "../store/data-files.ts";
import { readTable } from "./read-table.ts";

const SECONDS_PER_YEAR = 365.25 * 86_400;

/** Energy of a hash that chips reach by node and year, with the floor that it rests on. */
export interface HashingEfficiency {
  readonly fit: EfficiencyFit;
  readonly floor: NodeFloor;
}

/** Fits the attainable efficiency of SHA-256d to the catalogue's ASICs that were on sale before a year. */
export function readHashingEfficiency(beforeYear = Number.POSITIVE_INFINITY): HashingEfficiency {
  const kernel = headroomKernels.find(({ name }) => name === "SHA-256d")!;
  const floor = createNodeFloor(kernel.work, parseEnergyTable(readTable("energy_per_operation.csv", energyColumns)));
  const chips = readHashingChips().filter(({ year }) => year < beforeYear);
  return { fit: fitAttainableEfficiency(chips, floor), floor };
}

/** ASICs of the catalogue whose process node is on record. */
export function readHashingChips(): ShippedChip[] {
  return readDevices().flatMap((device) =>
    device.kind === "asic" && device.processNanometres !== null
      ? [
          {
            year: 1970 + device.releaseTime / SECONDS_PER_YEAR,
            nanometres: device.processNanometres,
            joulesPerUnit: device.powerWatts / device.workPerSecond,
          },
        ]
      : [],
  );
}
