import {
  addDecimals,
  divideDecimals,
  type ExactDecimal,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
  wrapInteger,
} from "./exact-decimal.ts";

/** How often an inference is checked, by the traffic of an epoch. */
export interface ValidationTraffic {
  /** Requests from which on the least checking is enough. */
  readonly fullCutoff: number;
  /** Requests up to which every inference is checked `maximum` times. */
  readonly minCutoff: number;
  /** Mean checks an inference at little traffic, at half and at full. */
  readonly maximum: number;
  readonly halfway: number;
  readonly minimum: number;
}

/** Mainnet. @source gonka-ai/gonka x/inference/types/params.go at 8a35022b */
export const mainnetTraffic: ValidationTraffic = {
  fullCutoff: 10_000,
  minCutoff: 100,
  maximum: 1,
  halfway: 0.05,
  minimum: 0.01,
};

/**
 * Mean checks an inference that a host of full reputation gets: `maximum` up to minCutoff requests, then linear down to
 * `halfway` at fullCutoff / 2 (rounded down), then linear down to `minimum` at fullCutoff, and no less.
 *
 * @param requests of the epoch, whole
 * @source gonka-ai/gonka x/inference/calculations/min_validation_average.go at 8a35022b
 */
export function computeMinValidationAverage(requests: number, traffic: ValidationTraffic): ExactDecimal {
  const { fullCutoff, minCutoff } = traffic;
  const [maximum, halfway, minimum] = [traffic.maximum, traffic.halfway, traffic.minimum].map(parseDecimal) as [
    ExactDecimal,
    ExactDecimal,
    ExactDecimal,
  ];
  const half = Math.floor(fullCutoff / 2);
  if (requests >= fullCutoff) return minimum;
  if (requests >= half) return interpolate(minimum, halfway, fullCutoff - requests, half);
  if (requests > minCutoff) return interpolate(halfway, maximum, half - requests, half - minCutoff);
  return maximum;
}

function interpolate(from: ExactDecimal, to: ExactDecimal, steps: number, allSteps: number): ExactDecimal {
  const share = divideDecimals(wrapInteger(BigInt(steps)), wrapInteger(BigInt(allSteps)));
  return addDecimals(from, multiplyDecimals(subtractDecimals(to, from), share));
}
