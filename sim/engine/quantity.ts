import { randomLogNormal, randomPareto, randomUniform } from "d3";
import type { Quantity } from "../simulation-input.ts";
import type { RandomStream } from "./random-stream.ts";

/**
 * One value of a quantity. A plain number is itself and draws nothing.
 * - uniform: low <= x < high
 * - lognormal: x = median * exp(sigma * z), z standard normal
 * - pareto: P(X > x) = (minimum / x)^shape, x >= minimum
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
    default:
      return quantity satisfies never;
  }
}
