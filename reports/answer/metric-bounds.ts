import type { Estimate } from "../../scenarios/experiments/experiment.ts";

/** Parts of a whole, and measures of concentration: never below 0 nor above 1. Parts of a saving can be either. */
const partOfOne =
  /^(?!saving_)(?:gini_|hhi_|(?:workers|stakers|validators|owners|treasury|burned|cpu|gpu|fpga|asic)_share_|.*:pay_share$|customers_network_share$|cloud_own_share_end$)/;

/** An estimate whose interval by Student's t is cut where the metric cannot be; the mean stays, and none is none. */
export function cutToBounds<Given extends Estimate | null>(metric: string, estimate: Given): Given {
  if (estimate === null || !partOfOne.test(metric)) return estimate;
  return { ...estimate, low: Math.max(0, estimate.low), high: Math.min(1, estimate.high) };
}
