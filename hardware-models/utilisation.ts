/**
 * What a fit on measured serving rates found: fractions of the datasheet's peaks, and costs that no datasheet has.
 * Few and physical, so that they carry over to accelerators and models that were not measured.
 */
export interface ServingUtilisation {
  /** Fraction of peak that large matrix products of a dense model reach on a chip without a power limit. */
  readonly gemmEfficiency: number;
  /** The same for a mixture of experts, relative to a dense model. */
  readonly moeGemmFactor: number;
  /**
   * Loss to the power limit: efficiency is divided by 1 + powerSensitivity * density, with
   * density = 8-bit equivalents of 1e12 operations/s for each W of the chip.
   */
  readonly powerSensitivity: number;
  /** Fraction of the fp16 peak that attention reaches. */
  readonly attentionEfficiency: number;
  /** Fraction of the memory bandwidth that reading weights and cache reaches. */
  readonly bandwidthEfficiency: number;
  /** 16-bit vectors of hidden size that a token reads or writes in a layer: norms, residuals, quantisation. */
  readonly activationPasses: number;
  /** The same for each expert that a token is sent to. */
  readonly expertPasses: number;
  /** Fraction of a link's one-way rate that sums over chips reach. */
  readonly linkEfficiency: number;
  /** Traffic of a mixture of experts over links, relative to a dense model. */
  readonly moeTrafficFactor: number;
  /** Fixed time of a step, s a layer: launches and host. */
  readonly stepSecondsPerLayer: number;
  /** Time that each further stage of a pipeline adds to a sequence's step, s. */
  readonly stageSecondsPerSequence: number;
  /** Time that beam search adds to a beam's step, s. */
  readonly beamSecondsPerStep: number;
  /** Matrix efficiency of accelerators other than NVIDIA's, relative to theirs. */
  readonly otherVendorFactor: number;
  /** Matrix efficiency of CPUs, relative to NVIDIA's accelerators. */
  readonly cpuFactor: number;
}

/** The power density that datasheets of 2022-2024 cluster at, for devices without a figure of watts. */
const typicalDensity = 2.8;

/**
 * gemmEfficiency / (1 + powerSensitivity * density), times the class factors, at most 0.95.
 *
 * @param densityTopsPerWatt 8-bit equivalents of 1e12 operations/s for each W; null where the watts are unknown
 */
export function computeGemmEfficiency(
  utilisation: ServingUtilisation,
  densityTopsPerWatt: number | null,
  deviceClass: "nvidia" | "other" | "cpu",
): number {
  const { gemmEfficiency, powerSensitivity, otherVendorFactor, cpuFactor } = utilisation;
  const density = deviceClass === "cpu" ? typicalDensity : (densityTopsPerWatt ?? typicalDensity);
  const factor = { nvidia: 1, other: otherVendorFactor, cpu: cpuFactor }[deviceClass];
  return Math.min(0.95, (factor * gemmEfficiency) / (1 + powerSensitivity * density));
}
