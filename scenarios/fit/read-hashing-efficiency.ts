import type { ShippedChip } from "../../hardware-models/attainable-efficiency.ts";
import { energyColumns } from "../../hardware-models/energy-floor.ts";
import { readDevices } from "../store/data-files.ts";
import { computeHashingEfficiency, type HashingEfficiency } from "./chip-tables.ts";
import { readTable } from "./read-table.ts";

const SECONDS_PER_YEAR = 365.25 * 86_400;

/** Fits the attainable efficiency of SHA-256d to the catalogue's ASICs that were on sale before a year. */
export function readHashingEfficiency(beforeYear = Number.POSITIVE_INFINITY): HashingEfficiency {
  const energy = readTable("energy_per_operation.csv", energyColumns);
  return computeHashingEfficiency({ energy, chips: readHashingChips() }, beforeYear);
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
