import type { Estimate } from "../scenarios/experiments/experiment.ts";
import { choosePlaces, formatQuantity, formatScaled, NO_VALUE } from "./number-format.ts";
import { chooseScale } from "./unit-scale.ts";

/** An estimate in words: its mean and, where there are at least two replications, its interval on the same scale. */
export interface EstimateText {
  readonly mean: string;
  /** "1.20 to 1.42 EH/s"; null where no interval exists. */
  readonly interval: string | null;
  /** Every replication gave the mean. */
  readonly isSame: boolean;
}

/** Mean and 95 % interval, with as many digits as the interval's width gives meaning to (three or four). */
export function formatEstimate(estimate: Estimate | null, unit: string): EstimateText {
  if (estimate === null) return { mean: NO_VALUE, interval: null, isSame: false };
  const { mean, low, high } = estimate;
  if (estimate.n < 2) return { mean: formatQuantity(mean, unit), interval: null, isSame: false };
  if (high - low <= 1e-9 * Math.abs(mean)) {
    return { mean: formatQuantity(mean, unit), interval: "in every replication", isSame: true };
  }
  const scale = chooseScale(Math.max(Math.abs(mean), (high - low) / 2), unit);
  const places = choosePlacesByWidth(mean * scale.factor, (high - low) * scale.factor);
  const lowText = formatScaled(low, low < 0 ? scale : { ...scale, after: "" }, places);
  const highText = formatScaled(high, scale, places);
  return { mean: formatScaled(mean, scale, places), interval: `${lowText} to ${highText}`, isSame: false };
}

/** "97.2% (96.8 to 97.5%)", or the mean alone where it was the same in every replication or no interval exists. */
export function formatWithInterval(estimate: Estimate | null, unit: string): string {
  const { mean, interval, isSame } = formatEstimate(estimate, unit);
  return interval === null || isSame ? mean : `${mean} (${interval})`;
}

/** Places that show the first digit of the interval's half width, with three or four significant digits of the mean. */
function choosePlacesByWidth(mean: number, width: number): number {
  const bySpread = -Math.floor(Math.log10(width / 2));
  const size = Math.max(Math.abs(mean), width / 2);
  const leading = Math.floor(Math.log10(size));
  const fewest = Math.min(choosePlaces(size, 3), 2 - leading);
  return Math.min(8, Math.max(0, fewest, Math.min(bySpread, 3 - leading)));
}
