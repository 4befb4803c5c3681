import { computeEstimate } from "../experiments/estimate.ts";
import type { UntilHalfWidth } from "./study-schema.ts";

/**
 * Whether a point has been replicated enough: the 95 % interval of the metric's mean is, under every scheme, no longer
 * than asked. Looking after every round makes the interval a little too hopeful; rounds of `least` keep that small.
 *
 * @param byScheme the metric's values of each scheme's runs so far; null where a run has none
 */
export function isReplicatedEnough(
  byScheme: readonly (readonly (number | null)[])[],
  { halfWidth, most }: UntilHalfWidth,
): boolean {
  return byScheme.every((values) => {
    if (values.length >= most) return true;
    const estimate = computeEstimate(values);
    return estimate !== null && estimate.n > 1 && (estimate.high - estimate.low) / 2 <= halfWidth;
  });
}
