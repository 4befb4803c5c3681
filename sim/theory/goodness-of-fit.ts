import { computeChiSquareTails } from "./chi-square.ts";

export interface GoodnessOfFit {
  readonly statistic: number;
  readonly degrees: number;
  /** Chance of a statistic at least as large if the chances are true. */
  readonly pValue: number;
}

/**
 * Pearson's chi-square test of counts against given chances: sum of (observed - expected)^2 / expected.
 * Trustworthy where each expected count is 5 or more.
 *
 * @param chances above 0, adding up to 1, one a cell
 */
export function computeGoodnessOfFit(observed: readonly number[], chances: readonly number[]): GoodnessOfFit {
  const total = observed.reduce((sum, count) => sum + count, 0);
  const statistic = observed.reduce((sum, count, cell) => {
    const expected = total * chances[cell]!;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const degrees = observed.length - 1;
  return { statistic, degrees, pValue: computeChiSquareTails(degrees, statistic).upper };
}
