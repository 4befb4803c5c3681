import { refuseFactor, renderValue } from "./check-factors.ts";
import type { Factor, FactorValue } from "./design.ts";

/**
 * The values that a factor takes in designs that spell them out: a list's own, or the ends of a range and evenly spaced
 * steps between them (even ratios on a log scale), rounded for a whole factor.
 *
 * @throws ScenarioError for a range without levels, and where two levels fall on one whole number
 */
export function listFactorLevels(factor: Factor): readonly FactorValue[] {
  if (factor.kind === "list") return factor.values;
  const { name, low, high, scale, isWhole } = factor;
  const last = countFactorLevels(factor) - 1;
  const values = Array.from({ length: last + 1 }, (_, step) => {
    if (step === 0) return low;
    if (step === last) return high;
    const value = scale === "log" ? low * (high / low) ** (step / last) : low + ((high - low) * step) / last;
    return isWhole ? Math.round(value) : value;
  });
  const twice = values.find((value, step) => values[step + 1] === value);
  if (twice === undefined) return values;
  throw refuseFactor(name, "levels that differ", `${renderValue(twice)} twice`, "Give it fewer levels, or a list.");
}

/** How many values `listFactorLevels` lists. */
export function countFactorLevels(factor: Factor): number {
  if (factor.kind === "list") return factor.values.length;
  if (factor.levels !== null) return factor.levels;
  throw refuseFactor(factor.name, "levels for its range in this design", "none", "Set levels, or list the values.");
}
