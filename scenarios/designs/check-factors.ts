import { ScenarioError } from "../scenario-error.ts";
import type { Factor, FactorValue, ListFactor, RangeFactor } from "./design.ts";

/** @throws ScenarioError for a factor without a value, with bounds that are none, or named twice */
export function checkFactors(factors: readonly Factor[]): void {
  if (factors.length === 0) throw new ScenarioError({ where: "factors", expected: "at least one", found: "none" });
  const seen = new Set<string>();
  for (const factor of factors) {
    if (seen.has(factor.name)) {
      throw new ScenarioError({ where: "factors", expected: "each name once", found: `"${factor.name}" twice` });
    }
    seen.add(factor.name);
    if (factor.kind === "list") checkValues(factor);
    else checkRange(factor);
  }
}

function checkValues({ name, values }: ListFactor): void {
  if (values.length === 0) throw refuseFactor(name, "at least one value", "none");
  const wrong = values.find((value) => typeof value === "number" && !Number.isFinite(value));
  if (wrong !== undefined) throw refuseFactor(name, "finite numbers", `${wrong}`);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw refuseFactor(name, "each value once", `${renderValue(twice)} twice`);
}

function checkRange({ name, low, high, scale, isWhole, levels }: RangeFactor): void {
  const range = `${low} to ${high}`;
  if (!Number.isFinite(high - low)) throw refuseFactor(name, "finite bounds, not too far apart", range);
  if (low >= high) throw refuseFactor(name, "a low bound below the high one", range, "A single value is no factor.");
  if (scale === "log" && low <= 0) throw refuseFactor(name, "bounds above 0 on a log scale", range);
  if (isWhole && !(Number.isSafeInteger(low) && Number.isSafeInteger(high))) {
    throw refuseFactor(name, "whole bounds for a whole factor", range);
  }
  if (levels !== null && !(Number.isSafeInteger(levels) && levels >= 2)) {
    throw refuseFactor(name, "a whole number of levels >= 2", `${levels}`);
  }
}

/** The error of a factor, by its name. */
export function refuseFactor(name: string, expected: string, found: string, cure = ""): ScenarioError {
  return new ScenarioError({ where: `factors: ${name}`, expected, found, cure });
}

export function renderValue(value: FactorValue): string {
  return JSON.stringify(value);
}
