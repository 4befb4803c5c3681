import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  ONE,
  parseDecimal,
  subtractDecimals,
  truncateDecimal,
  wrapInteger,
  ZERO,
} from "./exact-decimal.ts";

/** What reputation is made of. Mainnet: 30 epochs to the maximum, penalty 1, cutoff 0.01. */
export interface ReputationRule {
  readonly epochsToMax: number;
  readonly missRequestsPenalty: number;
  readonly missPercentageCutoff: number;
}

const FULL_REPUTATION = 100;

/**
 * reputation = 100 trunc2((epochs - penalty * sum of miss rates above the cutoff) / epochs to the maximum), between 0
 * and 100. The chain takes each miss rate over the epochs to the maximum, rounded to 16 places, and multiplies back;
 * so does this.
 *
 * @param epochs epochs completed
 * @param missRates share of requests missed, one entry an epoch
 * @source gonka-ai/gonka x/inference/calculations/reputation.go at 8a35022b
 */
export function computeReputation(epochs: number, missRates: readonly number[], rule: ReputationRule): number {
  const epochsToMax = wrapInteger(BigInt(rule.epochsToMax));
  const oneEpoch = divideDecimals(ONE, epochsToMax);
  const penalty = parseDecimal(rule.missRequestsPenalty);
  const counted = missRates.filter((rate) => rate > rule.missPercentageCutoff).map(parseDecimal);
  const cost = counted
    .map((rate) => multiplyDecimals(multiplyDecimals(rate, oneEpoch), penalty))
    .reduce(addDecimals, ZERO);
  const good = subtractDecimals(wrapInteger(BigInt(epochs)), multiplyDecimals(cost, epochsToMax));
  if (compareDecimals(good, epochsToMax) > 0) return FULL_REPUTATION;
  if (compareDecimals(good, ZERO) <= 0) return 0;
  const share = divideDecimals(good, epochsToMax);
  return Number(truncateDecimal(multiplyDecimals(share, wrapInteger(BigInt(FULL_REPUTATION)))));
}
