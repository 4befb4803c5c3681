import { computeDeterministicFloat } from "./deterministic-float.ts";
import {
  compareDecimals,
  divideDecimals,
  type ExactDecimal,
  getSmaller,
  multiplyDecimals,
  ONE,
  parseDecimal,
  subtractDecimals,
  wrapInteger,
  ZERO,
} from "./exact-decimal.ts";
import { computeMinValidationAverage, type ValidationTraffic } from "./validation-average.ts";

/** Who may check whom. Powers are whole. */
export interface ValidationCase {
  /** 0 to 100 */
  readonly executorReputation: number;
  /** Requests of the epoch. */
  readonly requests: number;
  readonly totalPower: number;
  readonly validatorPower: number;
  readonly executorPower: number;
}

const REPUTATION_PLACES = 2;

/**
 * P(validator checks the executor) = min(1, target * w_v / (total - w_e)), target = max - (max - min(traffic)) * reputation / 100.
 * 0 where nobody but the executor has power.
 *
 * @source gonka-ai/gonka x/inference/calculations/should_validate.go ShouldValidate at 8a35022b
 */
export function computeValidationProbability(details: ValidationCase, traffic: ValidationTraffic): ExactDecimal {
  const others = details.totalPower - details.executorPower;
  if (others <= 0) return ZERO;
  const maximum = parseDecimal(traffic.maximum);
  const reputation: ExactDecimal = { digits: BigInt(details.executorReputation), places: REPUTATION_PLACES };
  const range = subtractDecimals(maximum, computeMinValidationAverage(details.requests, traffic));
  const target = subtractDecimals(maximum, multiplyDecimals(range, reputation));
  const weighed = multiplyDecimals(target, wrapInteger(BigInt(details.validatorPower)));
  return getSmaller(ONE, divideDecimals(weighed, wrapInteger(BigInt(others))));
}

/** Whether the validator with that seed checks that inference: the coin is SHA-256, so that it cannot deny it. */
export function isValidationDue(probability: ExactDecimal, seed: bigint, inferenceId: string): boolean {
  return compareDecimals(computeDeterministicFloat(seed, inferenceId), probability) < 0;
}
