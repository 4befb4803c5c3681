import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { resolveAccelerator } from "../../hardware-models/accelerator-name.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";

/** The accelerator that a benchmark's row names; undefined where the catalogue has none of that name. */
export type AcceleratorFinder = (name: string) => Accelerator | undefined;

/** A finder that remembers names: benchmarks repeat a few dozen of them a thousand times. */
export function createAcceleratorFinder(catalogue: readonly Accelerator[]): AcceleratorFinder {
  const known = new Map<string, Accelerator | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, findAccelerator(name, catalogue));
    return known.get(name);
  };
}

function findAccelerator(name: string, catalogue: readonly Accelerator[]): Accelerator | undefined {
  try {
    const { accelerator, matched } = resolveAccelerator(name, catalogue);
    return matched === "part of a name" ? undefined : accelerator;
  } catch (error) {
    if (error instanceof HardwareModelError) return undefined;
    throw error;
  }
}

/** Whether a device has every figure that a roofline needs. */
export function hasServingFigures(accelerator: Accelerator): boolean {
  const { memoryBytes, bandwidthBytesPerSecond, fp16OpsPerSecond, eightBitOpsPerSecond } = accelerator;
  return (
    memoryBytes !== null &&
    bandwidthBytesPerSecond !== null &&
    (fp16OpsPerSecond !== null || eightBitOpsPerSecond !== null)
  );
}
