/** What owning and running a machine is assumed to cost. */
export interface OwnershipTerms {
  readonly electricityUsdPerKwh: number;
  /** Power of the building over power of the machine. */
  readonly powerUsageEffectiveness: number;
  readonly lifeYears: number;
  /** Part of the time in which the machine serves at the rate predicted. */
  readonly busyShare: number;
  /** Machine, network and building over the price of its accelerators. */
  readonly capitalFactor: number;
}

/**
 * US industrial electricity in 2025, a hyperscale building, four years (InferenceX), always busy, and 1.4 times the
 * accelerators' price: with these an H200 costs 1.4 USD/h, where SemiAnalysis has 1.41 for a hyperscaler's own.
 */
export const defaultOwnershipTerms: OwnershipTerms = {
  electricityUsdPerKwh: 0.081,
  powerUsageEffectiveness: 1.2,
  lifeYears: 4,
  busyShare: 1,
  capitalFactor: 1.4,
};

const hoursPerYear = 8766;

/** A machine by price, power and rate. */
export interface ServingEconomics {
  readonly acceleratorsUsd: number;
  readonly watts: number;
  readonly tokensPerSecond: number;
}

/** USD a million tokens, and its two parts. */
export interface CostPerMillionTokens {
  readonly totalUsd: number;
  readonly capitalUsd: number;
  readonly electricityUsd: number;
}

/**
 * (capital / (life * busy) + watts * PUE * price) / tokens. Power is taken as drawn only while busy.
 */
export function computeCostPerMillionTokens(machine: ServingEconomics, terms: OwnershipTerms): CostPerMillionTokens {
  const millionsPerHour = (machine.tokensPerSecond * 3600) / 1e6;
  const capitalUsdPerHour =
    (machine.acceleratorsUsd * terms.capitalFactor) / (terms.lifeYears * hoursPerYear * terms.busyShare);
  const electricityUsdPerHour = (machine.watts / 1000) * terms.powerUsageEffectiveness * terms.electricityUsdPerKwh;
  const capitalUsd = capitalUsdPerHour / millionsPerHour;
  const electricityUsd = electricityUsdPerHour / millionsPerHour;
  return { totalUsd: capitalUsd + electricityUsd, capitalUsd, electricityUsd };
}

/** The terms on one line, for the reader of a prediction. */
export function sayTerms(terms: OwnershipTerms): string {
  const { electricityUsdPerKwh, powerUsageEffectiveness, lifeYears, busyShare, capitalFactor } = terms;
  return (
    `electricity ${electricityUsdPerKwh} USD/kWh, PUE ${powerUsageEffectiveness}, life ${lifeYears} years, ` +
    `busy ${busyShare}, capital ${capitalFactor} x the price`
  );
}
