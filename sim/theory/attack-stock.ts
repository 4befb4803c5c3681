/** Miners of one kind of machine under free entry; flows are those of a year. */
export interface MachineMarket {
  readonly capitalUsd: number;
  readonly interestPerYear: number;
  readonly depreciationPerYear: number;
  readonly electricityUsdPerYear: number;
  readonly rewardUsdPerYear: number;
}

/** What the machines of a network are worth, which die with it if they can do nothing else. */
export interface MachineStock {
  /** Cost of a machine a year: (r + d) C + eta. */
  readonly flowCostUsdPerYear: number;
  readonly machines: number;
  readonly valueUsd: number;
  readonly valueOverYearlyReward: number;
  readonly capitalShareOfFlow: number;
}

/**
 * Free entry: N c = reward. An attack that makes specialised machines worthless costs the attacker at least N C.
 *
 * @source Budish, NBER working paper 24717, 2018
 */
export function computeMachineStock(market: MachineMarket): MachineStock {
  const capitalFlow = (market.interestPerYear + market.depreciationPerYear) * market.capitalUsd;
  const flowCostUsdPerYear = capitalFlow + market.electricityUsdPerYear;
  const machines = market.rewardUsdPerYear / flowCostUsdPerYear;
  return {
    flowCostUsdPerYear,
    machines,
    valueUsd: machines * market.capitalUsd,
    valueOverYearlyReward: market.capitalUsd / flowCostUsdPerYear,
    capitalShareOfFlow: capitalFlow / flowCostUsdPerYear,
  };
}
