import type { CohortParameters } from "../../sim/backtest/cohort-parameters.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { computeNormalQuantile } from "../../sim/theory/normal.ts";
import { computeRootMeanSquare } from "./scores.ts";

/**
 * How far a free run is off by distance from the months that its parameters were fitted to:
 * variance(k) = near^2 + (far^2 - near^2) * (1 - e^(-k / months)), k months past the window, in log10; near^2 within it.
 */
export interface ErrorSpread {
  readonly near: number;
  readonly far: number;
  readonly months: number;
  /** Degrees of freedom of Student's law: years that the spread was measured on. */
  readonly degrees: number;
}

/** Errors of one free run past the end of what it was fitted to, a month each from the first on. */
export type ErrorsAhead = readonly number[];

/** Where no origin can be tried, a run past its window is taken to be off by this much more than within: an assumption. */
const UNTRIED = { factor: 2, months: 12, degrees: 2 };
const MONTHS_TRIED = [2, 4, 8, 16, 32];
/** Far over near, as it may be; and near over the root mean square of all errors. */
const WIDEST = 6;
const NEAR_TRIED = [0.25, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1];
const STEPS = 40;
/** [years] an assumption: on less, errors far ahead are hardly seen. */
const YEARS_ENOUGH = 2;

/**
 * The spread, never narrower with distance, under which errors of rolling origins are most likely if they are normal.
 *
 * @param within root mean square of the errors within the window: all there is where no origin could be tried
 */
export function measureErrorSpread(within: number, origins: readonly ErrorsAhead[], yearsTried: number): ErrorSpread {
  const errors = origins.flatMap((ahead) => ahead.map((error, at) => ({ error, distance: at + 1 })));
  if (errors.length === 0) {
    return { near: within, far: UNTRIED.factor * within, months: UNTRIED.months, degrees: UNTRIED.degrees };
  }
  const degrees = Math.max(UNTRIED.degrees, Math.round(yearsTried));
  const all = computeRootMeanSquare(errors.map(({ error }) => error));
  const widths = Array.from({ length: STEPS + 1 }, (_, step) => WIDEST ** (step / STEPS));
  const tried = MONTHS_TRIED.flatMap((months) =>
    NEAR_TRIED.flatMap((part) =>
      widths.map((width) => ({ near: part * all, far: part * all * width, months, degrees })),
    ),
  );
  const measure = (spread: ErrorSpread) =>
    errors.reduce((sum, { error, distance }) => {
      const deviation = computeErrorDeviation(spread, distance);
      return sum + 2 * Math.log(deviation) + (error / deviation) ** 2;
    }, 0);
  const scored = tried.map((spread) => ({ spread, score: measure(spread) }));
  return scored.reduce((best, other) => (other.score < best.score ? other : best)).spread;
}

/**
 * The spread of a coin with few months to try origins on: near no narrower than its errors within the window, far ahead no
 * narrower than what was measured on another coin, and than twice that where less than two years could be tried.
 */
export function widenSpread(spread: ErrorSpread, within: number, other: ErrorSpread, yearsTried: number): ErrorSpread {
  const near = Math.max(spread.near, within);
  const least = Math.max(near, (yearsTried < YEARS_ENOUGH ? UNTRIED.factor : 1) * other.far);
  if (spread.far >= least) return { ...spread, near };
  return { ...spread, near, far: least, months: Math.max(spread.months, UNTRIED.months) };
}

/** @param distance [months] past the window; 0 and less lie within it */
export function computeErrorDeviation({ near, far, months }: ErrorSpread, distance: number): number {
  return Math.sqrt(near ** 2 + (far ** 2 - near ** 2) * (1 - Math.exp(-Math.max(0, distance) / months)));
}

/**
 * One path of log10 errors, by distance: a normal law whose memory is that of the spread, times one Student factor for
 * the whole path, since the spread itself is known from a few years only. Draws from a stream of its own.
 */
export function drawErrorPath(
  spread: ErrorSpread,
  distances: readonly number[],
  seed: string,
  replication: number,
): number[] {
  const stream = createStream(seed, `backtest/errors/${replication}`);
  const drawNormal = () => computeNormalQuantile((stream() + 2 ** -54) / (1 + 2 ** -53));
  const chiSquare = Array.from({ length: spread.degrees }, drawNormal).reduce((sum, z) => sum + z * z, 0);
  const student = Math.sqrt(spread.degrees / chiSquare);
  const memory = Math.exp(-1 / spread.months);
  let value = drawNormal();
  return distances.map((distance) => {
    const error = student * value * computeErrorDeviation(spread, distance);
    value = memory * value + Math.sqrt(1 - memory ** 2) * drawNormal();
    return error;
  });
}

/** What a spread rests on: the parameters of each origin, fitted to nothing after it. */
export interface RollingOrigin {
  readonly lastMonth: string;
  readonly parameters: CohortParameters;
  readonly errors: ErrorsAhead;
}

/** Root mean square over all origins and months. */
export function computeOriginError(origins: readonly { readonly errors: ErrorsAhead }[]): number | null {
  return origins.length === 0 ? null : computeRootMeanSquare(origins.flatMap(({ errors }) => errors));
}
