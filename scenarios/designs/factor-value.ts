import type { Factor, FactorValue, RangeFactor } from "./design.ts";

/**
 * Where a factor stands at `unit` of its way, 0 <= unit < 1: low + unit (high - low), or low (high / low)^unit on a log
 * scale. Whole numbers get equal parts of the way (of low .. high + 1, rounded down), and so do the values of a list.
 */
export function computeFactorValue(factor: Factor, unit: number): FactorValue {
  if (factor.kind === "list") {
    return factor.values[Math.min(factor.values.length - 1, Math.floor(unit * factor.values.length))]!;
  }
  const { low, high, isWhole } = factor;
  const value = interpolate(factor, isWhole ? high + 1 : high, unit);
  return Math.max(low, Math.min(high, isWhole ? Math.floor(value) : value));
}

function interpolate({ low, scale }: RangeFactor, end: number, unit: number): number {
  return scale === "log" ? low * (end / low) ** unit : low + unit * (end - low);
}
