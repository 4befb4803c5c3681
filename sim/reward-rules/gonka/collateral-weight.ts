import {
  multiplyDecimals,
  ONE,
  parseDecimal,
  subtractDecimals,
  truncateDecimal,
  wrapInteger,
} from "./exact-decimal.ts";

export interface CollateralRule {
  /** Share of the weight that counts without collateral. */
  readonly baseWeightRatio: number;
  /** [smallest unit] of collateral that a unit of weight beyond it takes */
  readonly collateralPerWeightUnit: number;
}

/** Mainnet: 4.2 ngonka a unit of weight. @source gonka-ai/gonka-docs docs/host/collateral.md at 570482bc */
export const mainnetCollateralRule: CollateralRule = { baseWeightRatio: 0.2, collateralPerWeightUnit: 4.2 };
/** Last epoch in which no collateral is asked for. @source gonka-ai/gonka genesis/genesis.json */
export const COLLATERAL_GRACE_END_EPOCH = 180;

/**
 * W' = trunc(r W + min((1 - r) W, collateral / per unit)): weight counts in full where the collateral covers all but
 * the base ratio r of it. Where a unit takes no collateral, any deposit above 0 is enough.
 *
 * @param weight potential weight, whole
 * @param collateral [smallest unit] deposited and not unbonding
 * @source gonka-ai/gonka x/inference/keeper AdjustWeightsByCollateral at 8a35022b
 */
export function computeCollateralWeight(weight: bigint, collateral: bigint, rule: CollateralRule): bigint {
  const ratio = parseDecimal(rule.baseWeightRatio);
  const perUnit = parseDecimal(rule.collateralPerWeightUnit);
  const base = multiplyDecimals(wrapInteger(weight), ratio);
  if (collateral === 0n) return truncateDecimal(base);
  const eligible = subtractDecimals(wrapInteger(weight), base);
  // Compared and summed over a common denominator: the digits of a unit's collateral.
  const covered = collateral * 10n ** BigInt(perUnit.places);
  const scale = 10n ** BigInt(base.places);
  if (covered * scale >= eligible.digits * perUnit.digits) return weight;
  return (base.digits * perUnit.digits + covered * scale) / (scale * perUnit.digits);
}

/**
 * required = trunc(W (1 - r) per unit), the collateral that a host of that weight is expected to hold.
 *
 * @returns [smallest unit]
 * @source gonka-ai/gonka x/inference/keeper calculateRequiredCollateral at 8a35022b
 */
export function computeRequiredCollateral(weight: bigint, rule: CollateralRule): bigint {
  const share = subtractDecimals(ONE, parseDecimal(rule.baseWeightRatio));
  const perUnit = parseDecimal(rule.collateralPerWeightUnit);
  return truncateDecimal(multiplyDecimals(multiplyDecimals(wrapInteger(weight), share), perUnit));
}
