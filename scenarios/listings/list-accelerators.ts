import { readHardwareLibrary } from "../fit/hardware-library.ts";
import type { Listing } from "./listing.ts";

/** The catalogue of AI accelerators, in order of release; peak rates are dense. */
export function listAccelerators(): Listing {
  return {
    columns: [
      "name",
      "kind",
      "release",
      "process_nm",
      "fp16_tflops",
      "fp8_int8_tops",
      "fp4_tflops",
      "memory_gb",
      "bandwidth_gbs",
      "tdp_w",
      "price_usd",
    ],
    rows: readHardwareLibrary().accelerators.map((accelerator) => [
      accelerator.name,
      accelerator.kind,
      new Date(accelerator.releaseTime * 1000).toISOString().slice(0, 10),
      accelerator.processNanometres,
      scale(accelerator.fp16OpsPerSecond, 1e-12),
      scale(accelerator.eightBitOpsPerSecond, 1e-12),
      scale(accelerator.fp4OpsPerSecond, 1e-12),
      scale(accelerator.memoryBytes, 1e-9),
      scale(accelerator.bandwidthBytesPerSecond, 1e-9),
      accelerator.thermalDesignWatts,
      accelerator.launchPriceUsd,
    ]),
  };
}

function scale(value: number | null, factor: number): number | null {
  return value === null ? null : Number((value * factor).toPrecision(6));
}
