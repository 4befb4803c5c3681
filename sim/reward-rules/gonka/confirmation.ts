import { divideDecimals, getSmaller, ONE, parseDecimal, roundToDouble, wrapInteger } from "./exact-decimal.ts";

/** Shortfall of a reading that is put down to chance. @source gonka-ai/gonka x/inference/module/confirmation_poc.go at 8a35022b */
export const TOLERATED_READING = 0.909;
/** Below this ratio a host is inactive: no reward, 10 % of its collateral slashed. Mainnet's alpha. */
export const CONFIRMATION_ALPHA = 0.5;

/** One host in one confirmation. Weights are whole. */
export interface ConfirmationReading {
  /** Weight that earlier confirmations of the epoch have left; at the start the weight itself. */
  readonly confirmed: bigint;
  /** Weight measured now. */
  readonly measured: bigint;
  /** Weight of nodes that kept serving and were not measured. */
  readonly preserved: bigint;
  /** What a full reading would be. */
  readonly expected: bigint;
}

export interface ConfirmationOutcome {
  readonly confirmed: bigint;
  readonly ratio: number;
}

/**
 * reading = preserved + measured; confirmed' = min(confirmed, reading); ratio = min(1, reading / expected / 0.909). Where
 * nothing is expected nothing changes, and the ratio is 1.
 *
 * @source gonka-ai/gonka x/inference/module/confirmation_poc.go foldEventReadings, computeRatio at 8a35022b
 */
export function computeConfirmation(host: ConfirmationReading): ConfirmationOutcome {
  const reading = host.preserved + host.measured;
  if (host.expected === 0n) return { confirmed: host.confirmed, ratio: 1 };
  const share = divideDecimals(wrapInteger(reading), wrapInteger(host.expected));
  const ratio = getSmaller(ONE, divideDecimals(share, parseDecimal(TOLERATED_READING)));
  return { confirmed: reading < host.confirmed ? reading : host.confirmed, ratio: roundToDouble(ratio) };
}

/**
 * effective = min(W, trunc(confirmed * W / raw)): the part of the weight W that was confirmed. Raw is the coefficient-weighted sum
 * of the host's nodes, so that what delegation and collateral took from W is not taken twice.
 *
 * @source gonka-ai/gonka x/inference/keeper/bitcoin_rewards.go CalculateParticipantBitcoinRewards at 8a35022b
 */
export function computeEffectiveWeight(weight: bigint, confirmed: bigint, raw: bigint): bigint {
  if (raw <= 0n) return 0n;
  const effective = (confirmed * weight) / raw;
  return effective < weight ? effective : weight;
}
