import type { Device } from "../../hardware-models/device.ts";
import { SECONDS_PER_YEAR } from "../units.ts";
import { computeLargestAnnuity, computeOperatingValue, type Outlook } from "./operating-value.ts";

export interface DeviceChoice {
  /** Index of the device, or -1 where none is worth its price. */
  readonly device: number;
  /** [USD/USD] net present value over price; 0 where there is no choice */
  readonly valuePerUsd: number;
}

/**
 * The affordable device with the largest net present value per dollar, if that is positive:
 * (operating value - price) / price.
 *
 * @param appraise worth of a device where mining is not all that it can do
 * @param candidates lists of indices into `devices`, in each the most work per dollar first
 * @param usdPerJouleWithCooling electricity price times PUE
 */
export function chooseDevice(
  devices: readonly Device[],
  candidates: readonly (readonly number[])[],
  budgetUsd: number,
  usdPerJouleWithCooling: number,
  revenueUsdPerWork: number,
  outlook: Outlook,
  appraise?: Appraisal,
): DeviceChoice {
  // Most candidates cannot beat the best so far even if electricity were free: one bound spares their exponentials.
  const annuity = computeLargestAnnuity(outlook);
  let best = -1;
  let bestValuePerUsd = 0;
  for (const kind of candidates) {
    for (const index of kind) {
      const device = devices[index]!;
      const revenue = revenueUsdPerWork * device.workPerSecond * SECONDS_PER_YEAR;
      // Those that follow do less work per dollar.
      if (appraise === undefined && revenue * annuity <= device.priceUsd * (1 + bestValuePerUsd)) break;
      if (device.priceUsd > budgetUsd) continue;
      const cost = usdPerJouleWithCooling * device.powerWatts * SECONDS_PER_YEAR;
      const valueUsd =
        appraise === undefined
          ? computeOperatingValue(revenue, cost, outlook)
          : appraise(index, { revenue, cost, outlook });
      const valuePerUsd = valueUsd / device.priceUsd - 1;
      if (valuePerUsd <= bestValuePerUsd) continue;
      best = index;
      bestValuePerUsd = valuePerUsd;
    }
  }
  return { device: best, valuePerUsd: bestValuePerUsd };
}

/** [USD] worth of a device beside mining too; what a year of mining would bring and burn today is given. */
export type Appraisal = (
  device: number,
  terms: { readonly revenue: number; readonly cost: number; readonly outlook: Outlook },
) => number;

/** True where a device is worth its price at a pay for work. */
export function paysAt(
  device: Device,
  usdPerJoule: number,
  revenueUsdPerWork: number,
  outlook: Outlook,
  appraise?: Appraisal,
): boolean {
  return chooseDevice([device], [[0]], device.priceUsd, usdPerJoule, revenueUsdPerWork, outlook, appraise).device === 0;
}

/**
 * Net present value of a dollar of stake: the coin earns the yield, compounded, and is sold at the horizon at the price
 * then believed in: e^((yield + price growth - discount) * horizon) - 1.
 */
export function computeStakeValuePerUsd(
  yieldPerYear: number,
  priceGrowthPerYear: number,
  discountPerYear: number,
  horizonYears: number,
): number {
  return Math.expm1((yieldPerYear + priceGrowthPerYear - discountPerYear) * horizonYears);
}
