import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { estimateAcceleratorPrice } from "../../hardware-models/accelerator-price.ts";
import type { Device } from "../../hardware-models/device.ts";
import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import type { HardwareLibrary } from "../fit/hardware-library.ts";
import { readTable } from "../fit/read-table.ts";
import type { NonceWork } from "../scenario.ts";
import { estimateTokens, type TokenEstimate } from "./estimate-tokens.ts";
import { type NonceRate, readNonceRates } from "./nonce-rates.ts";
import { readAcceleratorKind, type WorkDevices } from "./token-devices.ts";

/** Models that somebody has measured nonces of. */
const models = ["MiniMax-M2.7", "DeepSeek-V4-Flash", "GLM-5.3-Flash"];

/**
 * A device for every GPU whose nonces a second are known on the model: one GPU, at the watts and price of its row in the
 * catalogue of accelerators.
 *
 * @throws HardwareModelError for a model that nobody has measured
 */
export function buildNonceDevices(work: NonceWork, library: HardwareLibrary, fitted: FittedHardware): WorkDevices {
  const names = readNames();
  const rates = readNonceRates(work);
  if (rates.length === 0) {
    throw new HardwareModelError({
      where: "model",
      expected: "a model whose nonces have been measured",
      found: `"${work.model}"`,
      cure: `Known: ${models.join(", ")}.`,
    });
  }
  const estimates = estimateTokens(work.model, rates, { library, fitted, names });
  const devices = rates.map((rate) => {
    const accelerator = library.accelerators.find(({ name }) => name === names.get(rate.gpu));
    if (accelerator?.thermalDesignWatts == null) throw new Error(`gonka_gpus.csv: no watts are known of ${rate.gpu}`);
    const tokens = rate.tokensPerSecond ?? estimates.find(({ gpu }) => gpu === rate.gpu)?.estimated;
    const known = tokens === undefined ? rate : { ...rate, tokensPerSecond: tokens };
    return buildNonceDevice(known, accelerator, accelerator.thermalDesignWatts, library);
  });
  return { devices, leftOut: [] };
}

/** Tokens a second of every GPU known on the model, estimated beside measured. */
export function listTokenEstimates(
  work: NonceWork,
  library: HardwareLibrary,
  fitted: FittedHardware,
): readonly TokenEstimate[] {
  return estimateTokens(work.model, readNonceRates(work), { library, fitted, names: readNames() });
}

/** Names of GPUs in the catalogue, by the network's names. */
function readNames(): ReadonlyMap<string, string> {
  return new Map(readTable("gonka_gpus.csv", ["gpu", "accelerator"]).map((row) => [row.gpu, row.accelerator]));
}

function buildNonceDevice(
  rate: NonceRate,
  accelerator: Accelerator,
  powerWatts: number,
  library: HardwareLibrary,
): Device {
  const price = estimateAcceleratorPrice(accelerator, library.accelerators);
  const datasheet = `${accelerator.source} (${accelerator.confidence})`;
  return {
    name: accelerator.name,
    kind: readAcceleratorKind(accelerator),
    maker: accelerator.vendor,
    releaseTime: accelerator.releaseTime,
    workPerSecond: rate.noncesPerSecond,
    ...(rate.tokensPerSecond === undefined ? {} : { usefulPerSecond: rate.tokensPerSecond }),
    powerWatts,
    priceUsd: price.priceUsd,
    priceIsEstimated: accelerator.launchPriceUsd === null,
    processNanometres: accelerator.processNanometres,
    citations: { performance: rate.source, releaseDate: datasheet, price: price.rule, process: datasheet },
    note: accelerator.note,
  };
}
