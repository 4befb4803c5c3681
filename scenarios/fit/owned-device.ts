import { resolveAccelerator } from "../../hardware-models/accelerator-name.ts";
import { estimateAcceleratorPrice } from "../../hardware-models/accelerator-price.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { findNearestNames } from "../../hardware-models/name-distance.ts";
import { readDevices } from "../store/data-files.ts";
import { readHardwareLibrary } from "./hardware-library.ts";

/** A device of either catalogue, as far as owning it goes. */
export interface OwnedDevice {
  readonly name: string;
  /** Where such a device stands, which decides what stands around it. */
  readonly hall: "data-centre" | "mining";
  readonly priceUsd: number;
  readonly priceSource: string;
  /** Thermal design power of an accelerator, power at the wall of a miner, W. */
  readonly watts: number;
  /** SHA-256d; null for an accelerator. */
  readonly hashesPerSecond: number | null;
}

/**
 * The miner of that very name, else the accelerator that the name means.
 *
 * @throws HardwareModelError with the nearest names of both catalogues
 */
export function findOwnedDevice(name: string): OwnedDevice {
  const miners = readDevices();
  const miner = miners.find((device) => device.name.toLowerCase() === name.trim().toLowerCase());
  if (miner !== undefined) {
    return {
      name: miner.name,
      hall: "mining",
      priceUsd: miner.priceUsd,
      priceSource: miner.citations.price,
      watts: miner.powerWatts,
      hashesPerSecond: miner.workPerSecond,
    };
  }
  return findAccelerator(
    name,
    miners.map((device) => device.name),
  );
}

function findAccelerator(name: string, miners: readonly string[]): OwnedDevice {
  const { accelerators } = readHardwareLibrary();
  try {
    const { accelerator } = resolveAccelerator(name, accelerators);
    const { priceUsd, rule } = estimateAcceleratorPrice(accelerator, accelerators);
    const watts = accelerator.thermalDesignWatts;
    if (watts === null || !(priceUsd > 0)) {
      const expected = "a device whose power and price are on record";
      throw new HardwareModelError({ where: "device", expected, found: JSON.stringify(accelerator.name) });
    }
    return { name: accelerator.name, hall: "data-centre", priceUsd, priceSource: rule, watts, hashesPerSecond: null };
  } catch (error) {
    const nearest = findNearestNames(name, miners, 1);
    if (!(error instanceof HardwareModelError) || nearest.length === 0) throw error;
    const { where, expected, found, cure } = error;
    throw new HardwareModelError({ where, expected, found, cure: `${cure} Among miners: ${nearest[0]}.`.trim() });
  }
}
