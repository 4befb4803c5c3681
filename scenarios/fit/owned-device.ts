import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { resolveAccelerator } from "../../hardware-models/accelerator-name.ts";
import { estimateAcceleratorPrice, listPriceFactor } from "../../hardware-models/accelerator-price.ts";
import type { Device } from "../../hardware-models/device.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { findNearestNames } from "../../hardware-models/name-distance.ts";
import { readDevices } from "../store/data-files.ts";
import { readHardwareLibrary } from "./hardware-library.ts";

/** A device of either catalogue, as far as owning it goes. */
export interface OwnedDevice {
  readonly name: string;
  /** Where such a device stands, which decides what stands around it. */
  readonly hall: "data-centre" | "mining";
  /** null where none is on record and none can be estimated. */
  readonly priceUsd: number | null;
  readonly priceSource: string;
  /** The true price lies within this factor, about nine times in ten. */
  readonly priceFactor: number;
  /** Thermal design power of an accelerator, power at the wall of a miner, W; null where unknown. */
  readonly watts: number | null;
  /** SHA-256d; null for an accelerator. */
  readonly hashesPerSecond: number | null;
}

/**
 * The miner of that very name, else the accelerator that the name means, else the only miner with all its words.
 *
 * @throws HardwareModelError with the nearest names of both catalogues
 */
export function findOwnedDevice(name: string): OwnedDevice {
  const miners = readDevices();
  const exact = miners.find((device) => device.name.toLowerCase() === name.trim().toLowerCase());
  if (exact !== undefined) return describeMiner(exact);
  const { accelerators } = readHardwareLibrary();
  try {
    return describeAccelerator(resolveAccelerator(name, accelerators).accelerator, accelerators);
  } catch (error) {
    const holding = listHolding(name, miners);
    if (holding.length === 1) return describeMiner(holding[0]!);
    const names = (holding.length > 0 ? holding : miners).map((miner) => miner.name);
    throw addMiners(error, holding.length > 0 ? names.slice(0, NEAREST) : findNearestNames(name, names, NEAREST));
  }
}

function describeMiner(miner: Device): OwnedDevice {
  const year = new Date(miner.releaseTime * 1000).getUTCFullYear();
  return {
    name: miner.name,
    hall: "mining",
    priceUsd: miner.priceUsd,
    priceSource: `new, in ${year}: ${miner.citations.price}`,
    priceFactor: miner.priceIsEstimated ? MINER_ESTIMATE_FACTOR : listPriceFactor,
    watts: miner.powerWatts,
    hashesPerSecond: miner.workPerSecond,
  };
}

function describeAccelerator(accelerator: Accelerator, catalogue: readonly Accelerator[]): OwnedDevice {
  const { priceUsd, rule, uncertaintyFactor } = estimateAcceleratorPrice(accelerator, catalogue);
  return {
    name: accelerator.name,
    hall: "data-centre",
    priceUsd: priceUsd > 0 ? priceUsd : null,
    priceSource: rule,
    priceFactor: uncertaintyFactor,
    watts: accelerator.thermalDesignWatts,
    hashesPerSecond: null,
  };
}

/** Miners whose name has all words of the one asked for. */
function listHolding(name: string, miners: readonly Device[]): Device[] {
  const listWords = (text: string) =>
    text
      .toLowerCase()
      .split(/[\s()]+/)
      .filter(Boolean);
  const asked = listWords(name);
  if (asked.length === 0) return [];
  return miners.filter((miner) => {
    const known = listWords(miner.name);
    return asked.every((word) => known.includes(word));
  });
}

/** The same error with the miners that come nearest, which the catalogue of accelerators does not know. */
function addMiners(error: unknown, nearest: readonly string[]): unknown {
  if (!(error instanceof HardwareModelError) || nearest.length === 0) return error;
  const { where, expected, found, cure } = error;
  return new HardwareModelError({
    where,
    expected,
    found,
    cure: `${cure} Among miners: ${nearest.join(", ")}.`.trim(),
  });
}

const NEAREST = 5;
/** Nine of ten of the 134 ASICs with a price lie within it when that price is left out and estimated. */
const MINER_ESTIMATE_FACTOR = 3;
