import { multiplyDecimals, parseDecimal, truncateDecimal, wrapInteger } from "./exact-decimal.ts";

/**
 * trunc(amount * factor), with the factor taken as the decimal it is written as: trunc(1000 * 0.15) = 150.
 *
 * @param amount [smallest unit] or weight, whole
 * @param factor finite
 */
export function scaleAmount(amount: bigint, factor: number): bigint {
  return truncateDecimal(multiplyDecimals(wrapInteger(amount), parseDecimal(factor)));
}
