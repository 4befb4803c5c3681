import { findRoot } from "./find-root.ts";
import { computeKolmogorovCritical, computeKolmogorovTail, evaluateKolmogorovLaw } from "./kolmogorov.ts";
import { computeLogGamma } from "./log-gamma.ts";
import { computeOneSidedTail } from "./smirnov.ts";

/** Samples up to this size are walked through, O(n^2 * distance); larger ones, where that takes seconds, are not. */
const LARGEST_WALK = 1000;

/** distance with P(sup |F_n - F| > distance) = `upper` for a sample of `count`: the critical value of the test. */
export function computeExactKolmogorovCritical(count: number, upper: number): number {
  const computeTail = count > LARGEST_WALK ? computeTwoOneSidedTails : computeWalkedTail;
  const scale = Math.sqrt(count);
  const evaluate = (distance: number) => {
    // The slope is that of the limit law; it only has to point the right way and be about as steep.
    const limit = evaluateKolmogorovLaw(distance * scale);
    return { value: Math.log(upper / computeTail(count, distance)), slope: (limit.density / limit.tail) * scale };
  };
  const start = Math.min(computeKolmogorovCritical(upper) / scale, 1 - 1e-9);
  return findRoot(evaluate, 0.5 / count, 1, start, 1e-12);
}

/**
 * Twice the exact one-sided tail, less the chance that both sides are passed, which is small: taken from the limit law
 * at a distance longer by 1 / (6 n), its error is of order 1 / n.
 */
function computeTwoOneSidedTails(count: number, distance: number): number {
  const x = distance * Math.sqrt(count) + 1 / (6 * Math.sqrt(count));
  const both = 2 * Math.exp(-2 * x * x) - computeKolmogorovTail(x);
  return 2 * computeOneSidedTail(count, distance) - both;
}

/**
 * P(sup |F_n - F| > distance): the sample is a Poisson process of rate 1 on [0, n], given n points, that has to stay
 * within n * distance of the diagonal. The bounds on its whole-numbered height change at n * distance above and below
 * each whole number, so the law of the height is carried from one such time to the next.
 *
 * @source Pomeranz, Communications of the ACM 17, 1974 (the idea of walking from bound to bound)
 */
function computeWalkedTail(count: number, distance: number): number {
  const width = count * distance;
  if (width <= 0.5) return 1;
  if (distance >= 1) return 0;
  let law = new Float64Array(count + 1);
  law[0] = 1;
  let low = 0;
  let high = 0;
  let time = 0;
  for (const step of listBoundSteps(count, width)) {
    const next = new Float64Array(count + 1);
    const newHigh = Math.min(count, step.high);
    spreadByPoisson(law, next, { low, high, newLow: step.low, newHigh, mean: step.time - time });
    [law, low, high, time] = [next, step.low, newHigh, step.time];
  }
  const logTotal = count * Math.log(count) - count - computeLogGamma(count + 1);
  return Math.max(0, 1 - law[count]! / Math.exp(logTotal));
}

interface BoundStep {
  readonly time: number;
  /** Least and greatest height allowed at this time. */
  readonly low: number;
  readonly high: number;
}

/** Times at which a bound becomes binding, in order: just before the upper one rises, just after the lower one does. */
function listBoundSteps(count: number, width: number): BoundStep[] {
  const steps: BoundStep[] = [];
  for (let whole = Math.ceil(width); whole - width < count; whole++) {
    const time = whole - width;
    steps.push({ time, low: Math.max(0, Math.ceil(time - width)), high: whole - 1 });
  }
  for (let whole = 0; whole + width < count; whole++) {
    const time = whole + width;
    steps.push({ time, low: whole + 1, high: Math.floor(time + width) });
  }
  steps.sort((a, b) => a.time - b.time);
  return [...steps, { time: count, low: count, high: count }];
}

interface Spread {
  readonly low: number;
  readonly high: number;
  readonly newLow: number;
  readonly newHigh: number;
  readonly mean: number;
}

/** next[to] = sum over from of law[from] * Poisson(to - from; mean), within the new bounds. */
function spreadByPoisson(law: Float64Array, next: Float64Array, { low, high, newLow, newHigh, mean }: Spread): void {
  let chance = Math.exp(-mean);
  for (let jump = 0; chance > 1e-20 && low + jump <= newHigh; jump++) {
    const last = Math.min(high, newHigh - jump);
    for (let from = Math.max(low, newLow - jump); from <= last; from++) {
      next[from + jump]! += law[from]! * chance;
    }
    chance *= mean / (jump + 1);
  }
}
