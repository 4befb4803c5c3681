/**
 * Most leverage at which an attacker who borrows coins does not gain: (1 + ln(1 + device loss) / ln(1 + yield)) / 2.
 *
 * @param deviceLossPerYear share of a device's price lost a year
 * @param yieldPerYear of staking
 * @source John, Rivera and Saleh, Proof-of-Work versus Proof-of-Stake, Review of Financial Studies 38(7), 2025, by a
 *   secondary summary; gives its two published percentages
 */
export function computeLeverageBound(deviceLossPerYear: number, yieldPerYear: number): number {
  return (1 + Math.log1p(deviceLossPerYear) / Math.log1p(yieldPerYear)) / 2;
}

/** Capital behind proof of work and proof of stake at the same reward. */
export interface SecuredCapital {
  /** Discounting over the attack, a period. */
  readonly discount: number;
  /** Reward over capital, a period. */
  readonly reward: number;
  /** Share of the devices' value lost a period. */
  readonly deviceLoss: number;
  /** Running cost over capital, a period. */
  readonly runningCost: number;
}

/**
 * Capital secured by proof of work over that by proof of stake:
 * y / (y + 1 - (1 - loss) / (1 + running)), y = e^(-2 discount) reward.
 *
 * @source as `computeLeverageBound`
 */
export function computeCapitalRatio({ discount, reward, deviceLoss, runningCost }: SecuredCapital): number {
  const discounted = Math.exp(-2 * discount) * reward;
  return discounted / (discounted + 1 - (1 - deviceLoss) / (1 + runningCost));
}
