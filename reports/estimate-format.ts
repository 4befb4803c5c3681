import type { Estimate } from "../scenarios/experiments/experiment.ts";
import { choosePlaces, formatNumber, formatQuantity, formatScaled, NO_VALUE } from "./number-format.ts";
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

/** Estimates on one scale, for a row of a narrow table: plain numbers, and the unit once. */
export interface CommonScaleText {
  readonly unit: string;
  /** The interval as "\u00b10.3", half its width; "" where every replication gave the mean or no interval exists. */
  readonly cells: readonly { readonly mean: string; readonly halfWidth: string }[];
}

/** Means and half the width of their 95 % intervals, all on the scale of the largest mean. */
export function formatOnCommonScale(estimates: readonly (Estimate | null)[], unit: string): CommonScaleText {
  const sizes = estimates.flatMap((estimate) => (estimate === null ? [] : [Math.abs(estimate.mean)]));
  const { factor, before, after } = chooseScale(Math.max(0, ...sizes), unit);
  const cells = estimates.map((estimate) => {
    if (estimate === null) return { mean: NO_VALUE, halfWidth: "" };
    const [mean, half] = [estimate.mean * factor, ((estimate.high - estimate.low) / 2) * factor];
    const hasInterval = estimate.n > 1 && half > 5e-10 * Math.abs(mean);
    const places = hasInterval ? choosePlacesByWidth(mean, 2 * half) : choosePlaces(mean, 3);
    return { mean: formatNumber(mean, places), halfWidth: hasInterval ? `\u00b1${formatNumber(half, places)}` : "" };
  });
  return { unit: `${before}${after}`.trim(), cells };
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
