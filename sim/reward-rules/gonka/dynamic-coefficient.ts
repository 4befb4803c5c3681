import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  type ExactDecimal,
  FIXED_PLACES,
  getLarger,
  getSmaller,
  multiplyDecimals,
  ONE,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  wrapInteger,
} from "./exact-decimal.ts";

/** How a model's coefficient follows its share of the network. Shares in basis points. */
export interface CoefficientRule {
  /** Distance from the target within which nothing moves. */
  readonly targetZoneBps: number;
  readonly stepMin: number;
  readonly stepMax: number;
  /** Largest step below a share of `bootstrapShareBps`. */
  readonly bootstrapStepMax: number;
  readonly bootstrapShareBps: number;
}

/** Defaults. @source gonka-ai/gonka x/inference/coefficients at c2db9044 */
export const defaultCoefficientRule: CoefficientRule = {
  targetZoneBps: 500,
  stepMin: 0.005,
  stepMax: 0.05,
  bootstrapStepMax: 0.25,
  bootstrapShareBps: 100,
};

/** Bounds of a model's coefficient and the share it is to have. */
export interface CoefficientTarget {
  readonly min: number;
  readonly max: number;
  readonly targetBps: number;
}

/** What is carried from epoch to epoch. */
export interface CoefficientState {
  readonly base: ExactDecimal;
  readonly step: ExactDecimal;
  /** Direction of the last move. */
  readonly sign: -1 | 0 | 1;
}

/** One model's weight and that of all, nonces times relative difficulty. */
export interface NormalisedWeight {
  readonly own: ExactDecimal;
  readonly total: ExactDecimal;
}

const ALL_BPS = 10_000n;
const TWO = wrapInteger(2n);

/** A new model starts at its lower bound with half the largest step; so does one whose target is 0, in every epoch. */
export function createCoefficientState(target: CoefficientTarget, rule: CoefficientRule): CoefficientState {
  return { base: parseDecimal(target.min), step: computeRestingStep(rule), sign: 0 };
}

/**
 * |share - T| <= zone: hold, step = stepMax / 2, sign 0. Else sign = +1 below T, -1 above;
 * step = min(2 step, cap) where the sign is the same as before or was 0, else min(max(step / 2, stepMin), cap);
 * cap = stepMax, or bootstrapStepMax below the bootstrap share; base = clamp(base (1 + sign step), min, max).
 *
 * @param weight of the epoch before
 * @source gonka-ai/gonka x/inference/coefficients/coefficients.go Calculate, adjust at c2db9044
 */
export function computeNextCoefficient(
  state: CoefficientState,
  weight: NormalisedWeight,
  target: CoefficientTarget,
  rule: CoefficientRule,
): CoefficientState {
  if (target.targetBps === 0) return createCoefficientState(target, rule);
  const clamped: CoefficientState = { ...state, base: clamp(state.base, target) };
  if (isWithinZone(weight, target.targetBps, rule.targetZoneBps)) {
    return { base: clamped.base, step: computeRestingStep(rule), sign: 0 };
  }
  const sign = compareShare(weight, target.targetBps) > 0 ? -1 : 1;
  const step = computeStep(clamped, sign, weight, rule);
  const factor = sign > 0 ? addDecimals(ONE, step) : subtractDecimals(ONE, step);
  const base = clamp(roundDecimal(multiplyDecimals(clamped.base, factor), FIXED_PLACES), target);
  return { base, step, sign };
}

function computeStep(
  state: CoefficientState,
  sign: 1 | -1,
  weight: NormalisedWeight,
  rule: CoefficientRule,
): ExactDecimal {
  const isRare = compareShare(weight, rule.bootstrapShareBps) < 0;
  const cap = parseDecimal(isRare ? rule.bootstrapStepMax : rule.stepMax);
  if (state.sign === 0 || state.sign === sign) return getSmaller(multiplyDecimals(state.step, TWO), cap);
  const halved = divideDecimals(state.step, TWO, FIXED_PLACES);
  return getSmaller(getLarger(halved, parseDecimal(rule.stepMin)), cap);
}

/**
 * effective = min + (base - min) T / share where the share is above the target T, else base: nonces beyond the target
 * are worth less at once.
 *
 * @param weight of the current epoch
 * @source gonka-ai/gonka x/inference/coefficients/coefficients.go diluted at c2db9044
 */
export function computeEffectiveCoefficient(
  base: ExactDecimal,
  weight: NormalisedWeight,
  target: CoefficientTarget,
): ExactDecimal {
  if (weight.own.digits === 0n || compareShare(weight, target.targetBps) <= 0) return base;
  const min = parseDecimal(target.min);
  const wanted = multiplyDecimals(weight.total, wrapInteger(BigInt(target.targetBps)));
  const found = multiplyDecimals(weight.own, wrapInteger(ALL_BPS));
  const excess = multiplyDecimals(subtractDecimals(base, min), divideDecimals(wanted, found, FIXED_PLACES));
  return addDecimals(min, roundDecimal(excess, FIXED_PLACES));
}

function computeRestingStep(rule: CoefficientRule): ExactDecimal {
  return divideDecimals(parseDecimal(rule.stepMax), TWO, FIXED_PLACES);
}

function isWithinZone(weight: NormalisedWeight, targetBps: number, zoneBps: number): boolean {
  if (weight.total.digits === 0n) return false;
  return compareShare(weight, targetBps - zoneBps) >= 0 && compareShare(weight, targetBps + zoneBps) <= 0;
}

/** The share of the whole against one in basis points; a network without weight counts as a share of 0. */
function compareShare({ own, total }: NormalisedWeight, shareBps: number): number {
  if (total.digits === 0n) return -1;
  return compareDecimals(
    multiplyDecimals(own, wrapInteger(ALL_BPS)),
    multiplyDecimals(total, wrapInteger(BigInt(shareBps))),
  );
}

function clamp(value: ExactDecimal, target: CoefficientTarget): ExactDecimal {
  return getSmaller(getLarger(value, parseDecimal(target.min)), parseDecimal(target.max));
}
