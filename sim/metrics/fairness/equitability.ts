/**
 * Variance of a staker's final share over share (1 - share), for a total reward R (over the stake of the start) paid in
 * T equal blocks: R^2 / ((T + R) (1 + R)).
 *
 * @source Fanti, Kogan, Oh, Ruan, Viswanath, Wang, Financial Cryptography 2019 (arXiv:1809.07468)
 */
export function computeConstantRewardVariance(totalReward: number, blocks: number): number {
  return (totalReward / (blocks + totalReward)) * (totalReward / (1 + totalReward));
}

/**
 * The same where each block pays the same part of the stake, r(n) = (1 + R)^(n / T) - (1 + R)^((n - 1) / T):
 * 1 - (1 - theta^2)^T with theta = 1 - (1 + R)^(-1 / T), the least of all schedules of that total.
 *
 * @source Fanti et al., as above
 */
export function computeGeometricRewardVariance(totalReward: number, blocks: number): number {
  return computeConstantInflationVariance(Math.expm1(Math.log1p(totalReward) / blocks), blocks);
}

/**
 * Variance of the final share over share (1 - share) where each of `blocks` blocks grows the supply by `rate`:
 * 1 - (1 - (rate / (1 + rate))^2)^blocks, which tends to 1.
 *
 * @source model of Rosu and Saleh, Management Science 67(2), 2021; the variance follows from its martingale
 */
export function computeConstantInflationVariance(rate: number, blocks: number): number {
  return -Math.expm1(blocks * Math.log1p(-((rate / (1 + rate)) ** 2)));
}
