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
      const released = byRelease.filter(({ releaseTime }) => releaseTime < timeSeconds);
      const young = released.filter(({ releaseTime }) => timeSeconds - releaseTime <= windowSeconds);
      return young.length > 0 ? young : released.slice(-1);
    },
  };
}
