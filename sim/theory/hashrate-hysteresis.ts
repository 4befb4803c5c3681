/** Installed hashrate whose price is sunk. */
export interface SunkHashrate {
  readonly fixedUsdPerUnit: number;
  /** [1/year] of the fixed cost that a newcomer must earn */
  readonly capitalChargePerYear: number;
  readonly operatingUsdPerUnitYear: number;
  readonly units: number;
  readonly coinsPerYear: number;
}

/** Coin prices between which nobody enters and nobody leaves. */
export interface InactionBand {
  readonly entryPriceUsd: number;
  readonly exitPriceUsd: number;
  /** Fall of the price from entry that costs no hashrate. */
  readonly harmlessFall: number;
}

/**
 * entry H (k F + e) / R, exit H e / R.
 *
 * @source the mechanism of Garratt and van Oordt, Management Science 2023; the formulas are derived
 */
export function computeInactionBand(sunk: SunkHashrate): InactionBand {
  const { fixedUsdPerUnit, capitalChargePerYear, operatingUsdPerUnitYear, units, coinsPerYear } = sunk;
  const chargeUsd = capitalChargePerYear * fixedUsdPerUnit;
  return {
    entryPriceUsd: (units * (chargeUsd + operatingUsdPerUnitYear)) / coinsPerYear,
    exitPriceUsd: (units * operatingUsdPerUnitYear) / coinsPerYear,
    harmlessFall: chargeUsd / (chargeUsd + operatingUsdPerUnitYear),
  };
}

/** [USD] what a unit earns over its operating cost, capitalised: (R p / H - e) / k; the fixed cost at the entry price. */
export function computeUnitValue(sunk: SunkHashrate, priceUsd: number): number {
  const revenueUsdPerYear = (sunk.coinsPerYear * priceUsd) / sunk.units;
  return (revenueUsdPerYear - sunk.operatingUsdPerUnitYear) / sunk.capitalChargePerYear;
}
