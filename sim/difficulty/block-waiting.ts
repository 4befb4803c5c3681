import { computeGammaQuantile, type TailProbability } from "../theory/gamma-quantile.ts";
import { computeIncompleteGamma } from "../theory/incomplete-gamma.ts";

/** Chance that at least `blocks` blocks are found in `seconds`: the time to k blocks is Gamma(k). */
export function computeBlocksByTimeChance(blocks: number, seconds: number, meanIntervalSeconds: number): number {
  return computeIncompleteGamma(blocks, seconds / meanIntervalSeconds).lower;
}

/** [s] Time by which `blocks` blocks are found with the given probability. */
export function computeWaitQuantileSeconds(
  blocks: number,
  probability: TailProbability,
  meanIntervalSeconds: number,
): number {
  return meanIntervalSeconds * computeGammaQuantile(blocks, probability);
}
