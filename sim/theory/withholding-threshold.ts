import { computeOptimalWithholding } from "./optimal-withholding.ts";
import { computeSelfishThreshold } from "./selfish-mining.ts";

/** Larger ones move the threshold by less than 1e-5. */
const TRUNCATION = 60;
const PRECISION = 1e-6;

/** By how much revenue must be above the share of work to count: above the noise of rounding. */
const CLEAR_GAIN = 1e-11;

/** Part of all work above which the best policy earns more than honest mining; never above that of SM1. */
export function computeOptimalThreshold(gamma: number): number {
  let low = 0;
  let high = computeSelfishThreshold(gamma);
  while (high - low > PRECISION) {
    const alpha = (low + high) / 2;
    const { revenue } = computeOptimalWithholding({ alpha, gamma }, TRUNCATION);
    if (revenue.relativeRevenue > alpha + CLEAR_GAIN) high = alpha;
    else low = alpha;
  }
  return high;
}
