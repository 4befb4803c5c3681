import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { findWorkload } from "../../hardware-models/benchmark-workload.ts";
import type { PowerClass } from "../../hardware-models/machine-power.ts";
import { findSampleWorkload } from "../../hardware-models/sample-inference.ts";
import type { HardwareLibrary } from "./hardware-library.ts";
import { createAcceleratorFinder } from "./known-accelerator.ts";
import { computeMedian, type MlperfRow, selectOffline } from "./measured-rows.ts";

/** Power of a whole machine at the wall under a benchmark. */
export interface PowerMeasurement {
  readonly accelerator: Accelerator;
  readonly chips: number;
  readonly powerClass: PowerClass;
  readonly model: string;
  readonly watts: number;
  /** Its rate relative to machines of the same accelerator that were not metered; 1 where there are none. */
  readonly speed: number;
}

/** Least power of a server or workstation; below are boards whose budget covers their host. */
const leastHostedWatts = 100;

/** Metered machines among the rows. */
export function collectPowerMeasurements(
  rows: readonly MlperfRow[],
  { accelerators, workloads }: HardwareLibrary,
): PowerMeasurement[] {
  const offline = selectOffline(rows);
  const find = createAcceleratorFinder(accelerators);
  return offline.flatMap((row) => {
    const accelerator = find(row.accel_key);
    const powerClass =
      findSampleWorkload(row.model)?.class ?? (findWorkload(row.model, workloads) === undefined ? undefined : "llm");
    const watts = Number(row.power_w);
    if (accelerator?.thermalDesignWatts == null || powerClass === undefined || watts < leastHostedWatts) return [];
    if (accelerator.kind === "CPU") return [];
    const speed = computeSpeed(row, powerClass, offline);
    if (speed === undefined) return [];
    return [
      { accelerator, chips: Number(row.n_accel), powerClass, model: row.model, watts, speed: Math.min(1, speed) },
    ];
  });
}

/** Language models are compared within a round, because their software still changes; undefined where nothing is. */
function computeSpeed(row: MlperfRow, powerClass: PowerClass, rows: readonly MlperfRow[]): number | undefined {
  const unmetered = rows.filter(
    (other) =>
      other.power_w === "" &&
      other.accel_key === row.accel_key &&
      other.model === row.model &&
      other.metric === row.metric &&
      (powerClass === "llm" ? other.round === row.round : other.accuracy_tier === row.accuracy_tier),
  );
  if (unmetered.length === 0) return powerClass === "llm" ? undefined : 1;
  return (
    Number(row.value) /
    Number(row.n_accel) /
    computeMedian(unmetered.map((one) => Number(one.value) / Number(one.n_accel)))
  );
}
