import { SECONDS_PER_YEAR } from "../units.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CohortDevice, DeviceSource } from "./cohort-input.ts";

/**
 * Mode A: a device is on sale from its release for `onSaleMonths`; where nothing is that young, the newest is.
 * Nothing is on sale before the first release.
 */
export function createCatalogueSource(devices: readonly CohortDevice[]): DeviceSource {
  const byRelease = devices.toSorted((a, b) => a.releaseTime - b.releaseTime);
  const windowSeconds = (cohortAssumptions.onSaleMonths * SECONDS_PER_YEAR) / 12;
  return {
    listOnSale: ({ timeSeconds }) => {
      const end = countBefore(byRelease, timeSeconds);
      let start = end;
      while (start > 0 && timeSeconds - byRelease[start - 1]!.releaseTime <= windowSeconds) start--;
      return byRelease.slice(start === end ? Math.max(0, end - 1) : start, end);
    },
  };
}

/** Devices that were released before a time, by halving. */
function countBefore(byRelease: readonly CohortDevice[], timeSeconds: number): number {
  let low = 0;
  let high = byRelease.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byRelease[middle]!.releaseTime < timeSeconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
