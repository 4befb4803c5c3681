import type { HardwareMarketInput } from "./maker-input.ts";

/**
 * Wafers of a node that all makers together can get in a month: the node's rate, reached evenly over its ramp, less what
 * other customers take; 0 before the first volume.
 *
 * @param sinceFirstVolumeYears [years]
 * @param sinceStartYears [years] since the scenario's start, over which foundries build, where they do
 */
export function computeWafersAtHand(
  {
    wafersPerMonth,
    nodeRampYears,
    wafersShare,
    wafersGrowthPerYear = 0,
  }: Pick<HardwareMarketInput, "wafersPerMonth" | "nodeRampYears" | "wafersShare" | "wafersGrowthPerYear">,
  sinceFirstVolumeYears: number,
  sinceStartYears = 0,
): number {
  if (sinceFirstVolumeYears <= 0) return 0;
  const ramp = nodeRampYears === 0 ? 1 : Math.min(1, sinceFirstVolumeYears / nodeRampYears);
  const growth = wafersGrowthPerYear === 0 ? 1 : (1 + wafersGrowthPerYear) ** Math.max(0, sinceStartYears);
  return wafersPerMonth * ramp * wafersShare * growth;
}

/**
 * Shares wafers among those who want them: nobody gets more than asked for, and what one leaves goes to the others in
 * equal parts.
 */
export function shareWafers(wafers: number, wanted: readonly number[]): number[] {
  const given = wanted.map(() => 0);
  let left = wafers;
  const rising = wanted.map((_, index) => index).sort((one, other) => wanted[one]! - wanted[other]! || one - other);
  rising.forEach((index, place) => {
    given[index] = Math.min(wanted[index]!, left / (rising.length - place));
    left -= given[index];
  });
  return given;
}

/** Wafers a month that a maker can turn into machines after a month sold out: beyond what the node gives, growth is idle. */
export function computeGrownWafers(wafersPerMonth: number, growthPerMonth: number, wafersOfNode: number): number {
  return Math.max(wafersPerMonth, Math.min(wafersOfNode, wafersPerMonth * (1 + growthPerMonth)));
}
