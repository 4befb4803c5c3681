import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";

/** A device to own, and what is known better than by default. */
export interface OwnershipRequest {
  readonly device: string;
  readonly country: string;
  readonly electricityUsdPerKwh?: number;
  readonly powerUsageEffectiveness?: number;
  readonly lifeYears?: number;
  readonly costOfCapitalPerYear?: number;
  readonly priceUsd?: number;
  /** Of the device: thermal design power of an accelerator, power at the wall of a miner. */
  readonly watts?: number;
  readonly busyShare?: number;
  /** Of the price, left at the end of the life; by default nothing. */
  readonly residualShare?: number;
  readonly failuresPerYear?: number;
  readonly buildingUsdPerWatt?: number;
  /** Space that is rented instead of built, power apart, USD a kW of machines and month. */
  readonly spaceUsdPerKilowattMonth?: number;
}

const bounds = {
  electricityUsdPerKwh: [0, 10, "electricity", "a price from 0 to 10 USD/kWh"],
  powerUsageEffectiveness: [1, 10, "pue", "a number from 1 to 10"],
  lifeYears: [0.1, 50, "life", "0.1 to 50 years"],
  costOfCapitalPerYear: [0, 2, "capital", "a rate a year from 0 to 2"],
  priceUsd: [1e-6, 1e9, "price", "a price above 0, at most 1e9 USD"],
  watts: [1e-3, 1e9, "watts", "0.001 to 1e9 W"],
  busyShare: [0.001, 1, "busy", "a share from 0.001 to 1"],
  residualShare: [0, 1, "residual", "a share of the price from 0 to 1"],
  failuresPerYear: [0, 1, "failures", "failures a year from 0 to 1"],
  buildingUsdPerWatt: [0, 1000, "building", "a price from 0 to 1000 USD a W"],
  spaceUsdPerKilowattMonth: [0, 1e5, "colocation", "a rent from 0 to 100000 USD a kW and month"],
} as const satisfies Partial<Record<keyof OwnershipRequest, readonly [number, number, string, string]>>;

/** @throws HardwareModelError for figures out of bounds, and for a building beside rented space */
export function checkOwnershipRequest(request: OwnershipRequest): void {
  for (const name of Object.keys(bounds) as (keyof typeof bounds)[]) {
    const value = request[name];
    const [least, most, where, expected] = bounds[name];
    if (value !== undefined && !(value >= least && value <= most)) {
      throw new HardwareModelError({ where, expected, found: String(value) });
    }
  }
  if (request.buildingUsdPerWatt !== undefined && request.spaceUsdPerKilowattMonth !== undefined) {
    const expected = "either a building of one's own or rented space";
    throw new HardwareModelError({
      where: "colocation",
      expected,
      found: "both",
      cure: "Leave out --colocation or --building.",
    });
  }
}
