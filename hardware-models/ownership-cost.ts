/** A machine as its owner sees it. */
export interface OwnedMachine {
  /** Whole machine, network included. */
  readonly priceUsd: number;
  /** At the plug, at full load. */
  readonly watts: number;
}

/** What owning a machine costs besides its price. */
export interface OwnershipConditions {
  readonly electricityUsdPerKwh: number;
  /** Power of the building over power of its machines. */
  readonly powerUsageEffectiveness: number;
  readonly lifeYears: number;
  /** Of the price, left at the end of the life. */
  readonly residualShare: number;
  /** [1/year] interest and expected return, compounded yearly */
  readonly costOfCapitalPerYear: number;
  /** Of a building and its supply, for each watt of machines; 0 where space is paid otherwise. */
  readonly buildingUsdPerWatt: number;
  readonly buildingLifeYears: number;
  /** [USD a kW of machines and month] Space that is rented instead, with its cooling; power is paid apart. */
  readonly spaceUsdPerKilowattMonth?: number;
  readonly failuresPerYear: number;
  /** Of the price, what a failure costs. */
  readonly repairShare: number;
  /** Of the time in which the machine works and draws power. */
  readonly busyShare: number;
}

/** USD an hour that the machine works. */
export interface OwnershipCost {
  readonly capitalUsd: number;
  readonly electricityUsd: number;
  /** Of a building, or of space in one. */
  readonly buildingUsd: number;
  readonly failuresUsd: number;
  readonly totalUsd: number;
}

export const HOURS_PER_YEAR = 8766;
const MONTHS_PER_YEAR = 12;

/**
 * Equal yearly payments that are worth the price less what is left of it, plus those for the building's share and
 * the rent of space, plus failures, over the hours of work; plus watts * PUE * price of electricity.
 */
export function computeOwnershipCost(machine: OwnedMachine, conditions: OwnershipConditions): OwnershipCost {
  const { costOfCapitalPerYear: rate, lifeYears, residualShare, busyShare } = conditions;
  const hours = HOURS_PER_YEAR * busyShare;
  const leftToday = residualShare * (1 + rate) ** -lifeYears;
  const capitalUsd = (machine.priceUsd * (1 - leftToday) * computeAnnuity(rate, lifeYears)) / hours;
  const buildingPriceUsd = machine.watts * conditions.buildingUsdPerWatt;
  const spaceUsdPerYear = (machine.watts / 1000) * (conditions.spaceUsdPerKilowattMonth ?? 0) * MONTHS_PER_YEAR;
  const buildingUsd = (buildingPriceUsd * computeAnnuity(rate, conditions.buildingLifeYears) + spaceUsdPerYear) / hours;
  const failuresUsd = (machine.priceUsd * conditions.failuresPerYear * conditions.repairShare) / hours;
  const electricityUsd = (machine.watts / 1000) * conditions.powerUsageEffectiveness * conditions.electricityUsdPerKwh;
  const totalUsd = capitalUsd + electricityUsd + buildingUsd + failuresUsd;
  return { capitalUsd, electricityUsd, buildingUsd, failuresUsd, totalUsd };
}

/** [1/year] Equal payments at the ends of `years` years that are worth 1 today: r / (1 - (1 + r)^-n). */
export function computeAnnuity(ratePerYear: number, years: number): number {
  return ratePerYear === 0 ? 1 / years : ratePerYear / -Math.expm1(-years * Math.log1p(ratePerYear));
}
