import {
  divideDecimals,
  type ExactDecimal,
  FIXED_PLACES,
  multiplyDecimals,
  parseDecimal,
  truncateDecimal,
  wrapInteger,
} from "./exact-decimal.ts";

/** Shares of the collateral that are slashed. @source gonka-ai/gonka x/inference/types/params.go at 8a35022b */
export const slashFractions = { invalid: 0.2, downtime: 0.1 } as const;

/** A host's collateral [ngonka]. */
export interface Deposit {
  readonly active: bigint;
  /** Withdrawn, but slashable for another epoch. */
  readonly unbonding: bigint;
}

export interface SlashOutcome extends Deposit {
  readonly slashed: bigint;
}

/**
 * base = min(required, active + unbonding), or the whole deposit where nothing is required; each part loses
 * trunc(part * fraction * base / (active + unbonding)), that factor rounded to 18 places as the chain does.
 *
 * @param required [ngonka] collateral that the host's weight asks for
 * @param fraction 0 to 1
 * @source gonka-ai/gonka x/collateral/keeper/keeper.go Slash at 8a35022b
 */
export function computeSlash(deposit: Deposit, required: bigint, fraction: number): SlashOutcome {
  const factor = computeEffectiveFraction(deposit.active + deposit.unbonding, required, parseDecimal(fraction));
  const take = (amount: bigint) => truncateDecimal(multiplyDecimals(wrapInteger(amount), factor));
  const fromActive = take(deposit.active);
  const fromUnbonding = take(deposit.unbonding);
  return {
    slashed: fromActive + fromUnbonding,
    active: deposit.active - fromActive,
    unbonding: deposit.unbonding - fromUnbonding,
  };
}

function computeEffectiveFraction(total: bigint, required: bigint, fraction: ExactDecimal): ExactDecimal {
  if (required <= 0n || required >= total) return fraction;
  return divideDecimals(multiplyDecimals(wrapInteger(required), fraction), wrapInteger(total), FIXED_PLACES);
}
