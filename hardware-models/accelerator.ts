/** Classes of accelerators, as the catalogue spells them. */
export const acceleratorKinds = ["GPU", "ASIC", "NPU", "CPU", "LPU", "wafer-scale"] as const;
export type AcceleratorKind = (typeof acceleratorKinds)[number];

/** Arithmetic of matrix units, by the width of what is multiplied. */
export type Arithmetic = "fp16" | "fp8" | "int8" | "fp4";

/** One accelerator: a datasheet row with its citation. null where the source has no figure. */
export interface Accelerator {
  readonly name: string;
  readonly vendor: string;
  readonly kind: AcceleratorKind;
  /** First day on sale or of the announcement, seconds since 1970-01-01 UTC. */
  readonly releaseTime: number;
  readonly processNanometres: number | null;
  /** Peak dense rates of the matrix units; one multiply-add is two operations. */
  readonly fp16OpsPerSecond: number | null;
  readonly eightBitOpsPerSecond: number | null;
  readonly fp4OpsPerSecond: number | null;
  /** Which 8-bit formats the matrix units multiply; every unit with fp8 also has int8. */
  readonly native8Bit: "fp8" | "int8" | "none";
  /** Arithmetic that 4-bit integer weights are multiplied in, after unpacking. */
  readonly fourBitWeightArithmetic: "fp16" | "int8";
  readonly memoryBytes: number | null;
  readonly bandwidthBytesPerSecond: number | null;
  readonly thermalDesignWatts: number | null;
  /** Power of the chip that computes, where the board's figure covers more (GH200); else thermalDesignWatts. */
  readonly chipWatts: number | null;
  readonly launchPriceUsd: number | null;
  readonly link: AcceleratorLink;
  readonly source: string;
  readonly confidence: string;
  readonly note: string;
}

/** How chips of one machine reach each other. */
export interface AcceleratorLink {
  /** Both directions together, a chip. */
  readonly bytesPerSecond: number;
  readonly kind: "switched" | "pcie";
  readonly source: string;
}

/**
 * Peak dense rate at an arithmetic, operations/s; null where the device has no figure for it.
 *
 * An 8-bit rate that the source leaves out is twice the fp16 rate, as on every device of the catalogue that has both.
 */
export function getPeakOpsPerSecond(accelerator: Accelerator, arithmetic: Arithmetic): number | null {
  switch (arithmetic) {
    case "fp16":
      return accelerator.fp16OpsPerSecond ?? halve(accelerator.eightBitOpsPerSecond);
    case "fp8":
      return accelerator.native8Bit === "fp8" ? getEightBitRate(accelerator) : null;
    case "int8":
      return accelerator.native8Bit === "none" ? null : getEightBitRate(accelerator);
    case "fp4":
      return accelerator.fp4OpsPerSecond;
    default:
      return arithmetic satisfies never;
  }
}

function getEightBitRate({ eightBitOpsPerSecond, fp16OpsPerSecond }: Accelerator): number | null {
  return eightBitOpsPerSecond ?? (fp16OpsPerSecond === null ? null : 2 * fp16OpsPerSecond);
}

function halve(rate: number | null): number | null {
  return rate === null ? null : rate / 2;
}
