import { SECONDS_PER_DAY } from "../../units.ts";
import { computeBaseRewardPerIncrement } from "./base-reward.ts";
import { BASE_REWARD_FACTOR, GWEI_PER_ETH, SECONDS_PER_EPOCH } from "./consensus.ts";

const EPOCHS_PER_YEAR = (365.25 * SECONDS_PER_DAY) / SECONDS_PER_EPOCH;

/** [gwei] minted in one epoch where every duty is done: base reward per increment times increments; exact. */
export function computeEpochIssuanceGwei(activeEth: number, factor = BASE_REWARD_FACTOR): bigint {
  const perIncrement = computeBaseRewardPerIncrement(BigInt(activeEth) * BigInt(GWEI_PER_ETH), factor);
  return BigInt(perIncrement) * BigInt(activeEth);
}

/**
 * [sqrt(ETH) a year] k of the most that can be minted in a year without rounding, k sqrt(staked ETH):
 * factor * sqrt(10^9) * 10^-9 * epochs a year; 166.32 in years of 365.25 days.
 */
export function computeIssuanceCoefficient(factor = BASE_REWARD_FACTOR, epochsPerYear = EPOCHS_PER_YEAR): number {
  return (factor * epochsPerYear) / Math.sqrt(GWEI_PER_ETH);
}

/**
 * [ETH] staked where the yield k / sqrt(stake) + tips / stake has come down to the required one:
 * sqrt(stake) = (k + sqrt(k^2 + 4 yield tips)) / (2 yield).
 *
 * @param requiredYield a year
 * @param tipsEthPerYear tips and other income of proposers, shared by stake
 */
export function computeEquilibriumStakeEth(requiredYield: number, tipsEthPerYear: number): number {
  const coefficient = computeIssuanceCoefficient();
  const root = Math.sqrt(coefficient ** 2 + 4 * requiredYield * tipsEthPerYear);
  return ((coefficient + root) / (2 * requiredYield)) ** 2;
}
