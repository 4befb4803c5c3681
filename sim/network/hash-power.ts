import { drawExponential, type RandomStream } from "../engine/random-stream.ts";

/** How hash power is spread over miners. */
export type PowerLaw =
  | { readonly law: "equal" }
  /** Exp(1): a few large ones, many small ones. */
  | { readonly law: "exponential" }
  /** P(X > x) = x^-shape for x >= 1; the smaller the shape, the more unequal. */
  | { readonly law: "pareto"; readonly shape: number };

/** Shares of so many miners, drawn and made to sum to 1. */
export function drawPowerShares(law: PowerLaw, miners: number, stream: RandomStream): Float64Array {
  const powers = Float64Array.from({ length: miners }, () => drawPower(law, stream));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function drawPower(law: PowerLaw, stream: RandomStream): number {
  switch (law.law) {
    case "equal":
      return 1;
    case "exponential":
      return drawExponential(stream);
    case "pareto":
      return Math.exp(drawExponential(stream) / law.shape);
    default:
      return law satisfies never;
  }
}
