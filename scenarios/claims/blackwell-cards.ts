import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { createPoint, createRanged, type Evidence, type Range } from "./evidence.ts";

/** Power of a machine with its cooling for each B200 in it, W. */
export const ALL_IN_WATTS = 2170;
export const ALL_IN_SOURCE = "SemiAnalysisAI/InferenceX-app @ 77ca49a6: all-in power for each GPU";

/** How many Blackwell GPUs a power could run, from all-in power to the bare chip. */
export function readCards(accelerators: readonly Accelerator[], powerWatts: number) {
  const cards = accelerators.filter(
    ({ name, thermalDesignWatts }) => /\bG?B[23]00\b/.test(name) && thermalDesignWatts !== null,
  );
  const watts = cards.map(({ thermalDesignWatts }) => thermalDesignWatts!);
  if (watts.length === 0) throw new Error("claims: no Blackwell chip in the catalogue");
  const found: Range = {
    value: powerWatts / ALL_IN_WATTS,
    low: powerWatts / Math.max(ALL_IN_WATTS, ...watts),
    high: powerWatts / Math.min(...watts),
  };
  const evidence: Evidence[] = [
    ...cards.map(({ name, thermalDesignWatts, source }) =>
      createPoint(thermalDesignWatts!, { statement: `Power of ${name}, the chip alone`, unit: "W", source }),
    ),
    createPoint(ALL_IN_WATTS, {
      statement: "Power for each B200 with its machine and cooling",
      unit: "W",
      source: ALL_IN_SOURCE,
    }),
    createRanged(found, {
      statement: `Blackwell GPUs that ${powerWatts / 1e9} GW could run`,
      unit: "GPUs",
      range: "from all-in power to the bare chip of the thriftiest",
      source: `${powerWatts / 1e9} GW over the rows above`,
    }),
  ];
  return { found, evidence };
}
