import type { Accelerator } from "./accelerator.ts";
import { HardwareModelError } from "./hardware-model-error.ts";
import { classify, computeDensity } from "./llm-serving.ts";
import { idleShare, type PowerClass, type PowerUtilisation } from "./machine-power.ts";
import { chooseArithmetic, type Precision } from "./precision.ts";
import { computeGemmEfficiency, type ServingUtilisation } from "./utilisation.ts";

/** A piece of work, counted from its shapes. */
export interface RooflineKernel {
  readonly operations: number;
  readonly bytes: number;
  readonly precision: Precision;
}

/** Parts of the peaks that a kernel class reaches. */
export interface RooflineShares {
  readonly compute: number;
  readonly bandwidth: number;
}

/** Rate and power of one chip on a kernel. */
export interface RooflineRate {
  readonly executionsPerSecond: number;
  /** The datasheet's ceiling, which the rate never exceeds. */
  readonly ceilingPerSecond: number;
  readonly limit: "compute" | "bandwidth";
  readonly chipWatts: number;
  readonly joulesPerExecution: number;
}

/** Parts of the peaks that large matrix products reach on a device, from the fit on measured serving. */
export function getFittedShares(
  accelerator: Accelerator,
  precision: Precision,
  utilisation: ServingUtilisation,
): RooflineShares {
  const arithmetic = chooseArithmetic(accelerator, precision);
  const density = computeDensity(accelerator, arithmetic);
  return {
    compute: computeGemmEfficiency(utilisation, density, classify(accelerator)),
    bandwidth: utilisation.bandwidthEfficiency,
  };
}

/**
 * rate = 1 / max(operations / (e_c F), bytes / (e_b W))
 * watts = design * activity of the class * (idle + (1 - idle) * busy), busy the mean of the shares of both limits that
 * are in use, at least the half that one saturated unit draws
 *
 * @source Williams, Waterman, Patterson 2009 (roofline); watts from the fit on MLPerf power results (unofficial)
 * @throws HardwareModelError where figures of the device are missing or the kernel is empty
 */
export function computeRoofline(
  accelerator: Accelerator,
  kernel: RooflineKernel,
  shares: RooflineShares,
  { power, powerClass }: { readonly power: PowerUtilisation; readonly powerClass: PowerClass },
): RooflineRate {
  const { operations, bytes, precision } = kernel;
  const bandwidth = accelerator.bandwidthBytesPerSecond;
  const design = accelerator.thermalDesignWatts;
  if (bandwidth === null || design === null) throw refuseDevice(accelerator);
  if (!(operations >= 0 && bytes >= 0 && operations + bytes > 0 && Number.isFinite(operations + bytes))) {
    throw new HardwareModelError({
      where: "kernel",
      expected: "operations and bytes of at least 0, not both 0",
      found: `${operations} operations, ${bytes} bytes`,
    });
  }
  const peak = chooseArithmetic(accelerator, precision).opsPerSecond;
  const computeSeconds = operations / (shares.compute * peak);
  const bandwidthSeconds = bytes / (shares.bandwidth * bandwidth);
  const seconds = Math.max(computeSeconds, bandwidthSeconds);
  const busy = (computeSeconds + bandwidthSeconds) / (2 * seconds);
  const chipWatts = design * power.activity[powerClass] * (idleShare + (1 - idleShare) * busy);
  return {
    executionsPerSecond: 1 / seconds,
    ceilingPerSecond: 1 / Math.max(operations / peak, bytes / bandwidth),
    limit: computeSeconds >= bandwidthSeconds ? "compute" : "bandwidth",
    chipWatts,
    joulesPerExecution: chipWatts * seconds,
  };
}

function refuseDevice({ name, bandwidthBytesPerSecond, thermalDesignWatts }: Accelerator): HardwareModelError {
  const missing = [
    bandwidthBytesPerSecond === null ? "bandwidth_gbs" : "",
    thermalDesignWatts === null ? "tdp_w" : "",
  ].filter((figure) => figure !== "");
  return new HardwareModelError({
    where: `device "${name}"`,
    expected: "bandwidth and design power in the catalogue",
    found: `no ${missing.join(", no ")}`,
    cure: "Choose a device with these figures, or add them to hardware-models/data/ai_accelerators.csv.",
  });
}
