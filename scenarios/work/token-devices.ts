import type { Accelerator } from "../../hardware-models/accelerator.ts";
import { estimateAcceleratorPrice } from "../../hardware-models/accelerator-price.ts";
import type { Device, DeviceKind } from "../../hardware-models/device.ts";
import type { FittedHardware } from "../../hardware-models/fitted-hardware.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { predictServing } from "../../hardware-models/predict-serving.ts";
import { resolveServingRequest, type ServingRequest } from "../../hardware-models/serving-request.ts";
import type { HardwareLibrary } from "../fit/hardware-library.ts";
import type { TokenWork } from "../scenario.ts";

/** Devices that can do a kind of work, and how many of the catalogue cannot, by reason. */
export interface WorkDevices {
  readonly devices: readonly Device[];
  readonly leftOut: readonly { readonly reason: string; readonly names: readonly string[] }[];
}

/**
 * A device for every accelerator on which the model fits: a machine of `chips` chips at its highest throughput. Rate and
 * watts are predicted with the fitted utilisation; the price is that of the chips, without the machine around them.
 *
 * @throws HardwareModelError for an unknown model or precision, lengths that the model has not, or where nothing fits
 */
export function buildTokenDevices(work: TokenWork, library: HardwareLibrary, fitted: FittedHardware): WorkDevices {
  const devices: Device[] = [];
  const unfit: { readonly accelerator: Accelerator; readonly error: HardwareModelError }[] = [];
  const unknown: string[] = [];
  for (const accelerator of library.accelerators) {
    try {
      devices.push(buildTokenDevice(accelerator, work, library, fitted));
    } catch (error) {
      if (!(error instanceof HardwareModelError)) throw error;
      if (error.where === "chips") unfit.push({ accelerator, error });
      else if (error.where.startsWith("device ")) unknown.push(accelerator.name);
      else throw error;
    }
  }
  if (devices.length === 0) throw getLeastRefusal(unfit);
  const leftOut = [
    {
      reason: `${work.model} at ${work.precision} does not fit into ${countOf(work.chips, "chip")}`,
      names: unfit.map(({ accelerator }) => accelerator.name),
    },
    { reason: "memory, bandwidth or peak rate is not in the catalogue", names: unknown },
  ];
  return { devices, leftOut: leftOut.filter(({ names }) => names.length > 0) };
}

/** Of the refusals for lack of memory, the one that asks for the fewest chips. */
function getLeastRefusal(
  unfit: readonly { readonly accelerator: Accelerator; readonly error: HardwareModelError }[],
): HardwareModelError {
  const [first, ...rest] = unfit;
  if (first === undefined) throw new Error("accelerators: no row has the figures that serving needs");
  const memory = ({ accelerator }: typeof first) => accelerator.memoryBytes ?? 0;
  return rest.reduce((largest, one) => (memory(one) > memory(largest) ? one : largest), first).error;
}

function buildTokenDevice(
  accelerator: Accelerator,
  work: TokenWork,
  library: HardwareLibrary,
  fitted: FittedHardware,
): Device {
  const { model, precision, inputTokens, outputTokens, chips } = work;
  const request: ServingRequest = { device: accelerator.name, model, precision, inputTokens, outputTokens, chips };
  const { machine, load } = resolveServingRequest(request, { ...library, oneInstanceModels: fitted.oneInstanceModels });
  const prediction = predictServing(machine, load, { fitted, catalogue: library.accelerators });
  const price = estimateAcceleratorPrice(accelerator, library.accelerators);
  const datasheet = `${accelerator.source} (${accelerator.confidence})`;
  return {
    name: accelerator.name,
    kind: readAcceleratorKind(accelerator),
    maker: accelerator.vendor,
    releaseTime: accelerator.releaseTime,
    workPerSecond: prediction.tokensPerSecond.value,
    usefulPerSecond: prediction.tokensPerSecond.value,
    powerWatts: prediction.watts.value,
    priceUsd: price.priceUsd * chips,
    priceIsEstimated: accelerator.launchPriceUsd === null,
    processNanometres: accelerator.processNanometres,
    citations: {
      performance: `predicted with the fitted utilisation from ${datasheet}`,
      releaseDate: datasheet,
      price: price.rule,
      process: datasheet,
    },
    note: accelerator.note,
  };
}

/** Everything that is no graphics card and no processor was made for the work: TPU, NPU, LPU, wafer. */
export function readAcceleratorKind({ kind }: Accelerator): DeviceKind {
  if (kind === "GPU") return "gpu";
  return kind === "CPU" ? "cpu" : "asic";
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
