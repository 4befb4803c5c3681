import {
  addDecimals,
  getSmaller,
  multiplyDecimals,
  ONE,
  parseDecimal,
  truncateDecimal,
  wrapInteger,
} from "./exact-decimal.ts";
import { scaleAmount } from "./scale-amount.ts";

/** What a host does about the models that it does not serve itself. */
export interface DelegationModes {
  /** Models that it refuses to serve. */
  readonly refused: number;
  /** Models about which it says nothing. */
  readonly ignored: number;
  /** Models for which it names another host. */
  readonly delegated: number;
}

/** Shares of a host's weight, one model each. */
export interface DelegationRates {
  readonly refusalPenalty: number;
  readonly noParticipationPenalty: number;
  readonly delegationShare: number;
}

/** Rates on mainnet. @source gonka-ai/gonka x/inference/types/params.go at 8a35022b */
export const mainnetDelegationRates: DelegationRates = {
  refusalPenalty: 0.1,
  noParticipationPenalty: 0.15,
  delegationShare: 0.05,
};

export interface DelegatedWeight {
  /** What the host keeps. */
  readonly kept: bigint;
  /** What goes to the hosts that it names, all of them together. */
  readonly transferred: bigint;
}

/**
 * penalty = trunc(W * min(1, refused * refusal penalty + ignored * no-participation penalty)); for each delegated model
 * trunc(W * delegation share) moves to the delegate, as far as the penalty has left it. All shares are of the weight
 * before any of them.
 *
 * @param weight consensus weight, whole
 * @source gonka-ai/gonka x/inference/module/delegation_weight_adjustment.go at 063eef1b
 */
export function computeDelegatedWeight(
  weight: bigint,
  modes: DelegationModes,
  rates: DelegationRates,
): DelegatedWeight {
  const penaltyShare = getSmaller(
    ONE,
    addDecimals(
      multiplyDecimals(parseDecimal(modes.refused), parseDecimal(rates.refusalPenalty)),
      multiplyDecimals(parseDecimal(modes.ignored), parseDecimal(rates.noParticipationPenalty)),
    ),
  );
  const left = weight - truncateDecimal(multiplyDecimals(wrapInteger(weight), penaltyShare));
  const wanted = BigInt(modes.delegated) * scaleAmount(weight, rates.delegationShare);
  const transferred = wanted < left ? wanted : left;
  return { kept: left - transferred, transferred };
}
