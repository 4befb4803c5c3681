import { type Accelerator, getPeakOpsPerSecond } from "./accelerator.ts";
import { arithmeticWidth, type ChosenArithmetic, chooseArithmetic } from "./precision.ts";
import { halfWidthBytes, type ServingInstance, type ServingLoad } from "./serving-memory.ts";
import { computeRateFromCosts, countLayerParameters, type InstanceRate, type ServingCosts } from "./serving-rate.ts";
import { computeGemmEfficiency, type ServingUtilisation } from "./utilisation.ts";

/**
 * Throughput of an instance by the roofline with fitted utilisation; null where not one request fits into memory.
 *
 *     linear = 2 * parameters / (e_c * F * chips) + activation traffic / (e_b * W * chips) + sums over chips
 *
 * Weights and cache are read at e_b * W * chips; attention is computed at the fp16 rate, in prefill as in decode. The
 * vocabulary's matrices stay at 16 bits.
 *
 * @source scaling-book (jax-ml), chapters on inference: roofline of prefill and decode
 */
export function computeInstanceRate(
  instance: ServingInstance,
  load: ServingLoad,
  utilisation: ServingUtilisation,
): InstanceRate | null {
  return computeRateFromCosts(instance, load, computeFittedCosts(instance, load, utilisation));
}

function computeFittedCosts(
  instance: ServingInstance,
  load: ServingLoad,
  utilisation: ServingUtilisation,
): ServingCosts {
  const { accelerator, shape, precision, chips } = instance;
  const arithmetic = chooseArithmetic(accelerator, precision);
  const halfRate = getPeakOpsPerSecond(accelerator, "fp16") ?? arithmetic.opsPerSecond;
  const efficiency =
    computeGemmEfficiency(utilisation, computeDensity(accelerator, arithmetic), classify(accelerator)) *
    (shape.kind === "moe" ? utilisation.moeGemmFactor : 1);
  const headParameters = shape.vocabulary * shape.hiddenSize;
  const peakBytesPerSecond = (accelerator.bandwidthBytesPerSecond ?? 0) * chips;
  const bytesPerSecond = utilisation.bandwidthEfficiency * peakBytesPerSecond;
  const linearOps = 2 * countLayerParameters(shape);
  const passes = utilisation.activationPasses + utilisation.expertPasses * shape.expertsPerLayer;
  const activationBytes = passes * shape.layers * shape.hiddenSize * halfWidthBytes;
  const attentionSeconds = shape.attentionOpsPerContextToken / (utilisation.attentionEfficiency * halfRate * chips);
  return {
    peakOpsPerSecond: chips * arithmetic.opsPerSecond,
    peakBytesPerSecond,
    weightBytesPerSecond: bytesPerSecond,
    cacheBytesPerSecond: bytesPerSecond,
    linearSeconds:
      linearOps / (efficiency * arithmetic.opsPerSecond * chips) +
      activationBytes / bytesPerSecond +
      computeLinkSeconds(instance, utilisation),
    headSeconds: (2 * headParameters) / (efficiency * halfRate * chips),
    prefillAttentionSeconds: attentionSeconds,
    decodeAttentionSeconds: attentionSeconds,
    ...computeOverheadSeconds(instance, load, utilisation),
  };
}

/** Which group of accelerators a device belongs to, as far as the measured rates tell them apart. */
export function classify({ kind, vendor }: Accelerator): "nvidia" | "other" | "cpu" {
  if (kind === "CPU") return "cpu";
  return vendor === "NVIDIA" ? "nvidia" : "other";
}

/** 8-bit equivalents of 1e12 operations/s a watt; null where the watts are unknown. */
export function computeDensity(
  { chipWatts }: Accelerator,
  { arithmetic, opsPerSecond }: ChosenArithmetic,
): number | null {
  return chipWatts === null ? null : (opsPerSecond * arithmeticWidth[arithmetic]) / 1e12 / chipWatts;
}

/**
 * Seconds a token spends between chips. Tensor: two sums over all chips a layer, each sending 2 (n-1)/n of the
 * activations; a mixture of experts sends less. Pipeline: one hand-over a stage.
 */
function computeLinkSeconds(instance: ServingInstance, utilisation: ServingUtilisation): number {
  const { accelerator, shape, chips, split } = instance;
  const oneWay = utilisation.linkEfficiency * (accelerator.link.bytesPerSecond / 2);
  const activationBytes = shape.hiddenSize * halfWidthBytes;
  if (split === "pipeline") return (activationBytes * (chips - 1)) / chips / oneWay;
  const bytes = 2 * shape.layers * activationBytes * ((2 * (chips - 1)) / chips);
  return (bytes * (shape.kind === "moe" ? utilisation.moeTrafficFactor : 1)) / oneWay;
}

function computeOverheadSeconds(
  { shape, chips, split }: ServingInstance,
  { beams }: ServingLoad,
  utilisation: ServingUtilisation,
): Pick<ServingCosts, "stepSeconds" | "sequenceSeconds"> {
  const stages = split === "pipeline" ? chips - 1 : 0;
  return {
    stepSeconds: utilisation.stepSecondsPerLayer * shape.layers,
    sequenceSeconds: utilisation.stageSecondsPerSequence * stages + (beams > 1 ? utilisation.beamSecondsPerStep : 0),
  };
}
