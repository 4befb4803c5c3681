import { findRoot } from "../theory/find-root.ts";
import { computeLambertW } from "../theory/lambert-w.ts";

/**
 * Growth of the difficulty from one period to the next, ln, where hashrate grows exponentially and blocks come without
 * noise: w with w e^w = growth. A period then takes e^-w of its target.
 *
 * @param growthPerTargetPeriod ln of the hashrate's growth over one target period, >= -1/e; below there is no steady state
 */
export function computeSteadyLogStep(growthPerTargetPeriod: number): number {
  return computeLambertW(growthPerTargetPeriod);
}

/**
 * [target periods] The same period where the start of each is taken to have a hashrate of sqrt(target / period)
 * difficulties instead of its true one: t with t^(-1/2) (e^(g t) - 1) / g = 1.
 *
 * @source Hudson 2014, as an approximation
 */
export function computeSquareRootStartPeriod(growthPerTargetPeriod: number): number {
  const growth = growthPerTargetPeriod;
  if (growth === 0) return 1;
  const evaluate = (logPeriod: number) => {
    const period = Math.exp(logPeriod);
    const grown = Math.expm1(growth * period) / growth;
    return {
      value: Math.log(grown) - logPeriod / 2,
      slope: (period * Math.exp(growth * period)) / grown - 0.5,
    };
  };
  return Math.exp(findRoot(evaluate, -50, 5, 0));
}
