import { randomLogNormal, randomPareto, randomUniform } from "d3";
import type { ChoiceEntry, Quantity } from "../simulation-input.ts";
import type { RandomStream } from "./random-stream.ts";

/**
 * One value of a quantity. A plain number is itself and draws nothing.
 * - uniform: low <= x < high
 * - lognormal: x = median * exp(sigma * z), z standard normal
 * - pareto: P(X > x) = (minimum / x)^shape, x >= minimum
 * - choice: P(X = value) = share / sum of shares
 *
 * @throws RangeError if the parameters give no finite number
 */
export function drawQuantity(quantity: Quantity, stream: RandomStream): number {
  const value = typeof quantity === "number" ? quantity : drawFromLaw(quantity, stream);
  if (Number.isFinite(value)) return value;
  throw new RangeError(`quantity: expected parameters of a finite number, got ${JSON.stringify(quantity)}`);
}

function drawFromLaw(quantity: Exclude<Quantity, number>, stream: RandomStream): number {
  switch (quantity.distribution) {
    case "uniform":
      return randomUniform.source(stream)(quantity.low, quantity.high)();
    case "lognormal":
      return randomLogNormal.source(stream)(Math.log(quantity.median), quantity.sigma)();
    case "pareto":
      return quantity.minimum * randomPareto.source(stream)(quantity.shape)();
    case "choice":
      return drawChoice(quantity.among, stream());
    default:
      return quantity satisfies never;
  }
}

/** The first value at which the shares so far pass `at` times their sum. */
function drawChoice(among: readonly ChoiceEntry[], at: number): number {
  let left = at * among.reduce((sum, { share }) => sum + share, 0);
  for (const { value, share } of among) {
    left -= share;
    if (left < 0) return value;
  }
  return among.findLast(({ share }) => share > 0)?.value ?? Number.NaN;
}
