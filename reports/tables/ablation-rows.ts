import type { BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import { ablationTitles } from "../say-backtest.ts";

export interface AblationRow {
  readonly title: string;
  readonly inSample: number | null;
  readonly outOfSample: number | null;
  /** Mean log10 errors of the years shown. */
  readonly biases: readonly string[];
}

/** Years in which the whole model is furthest off. */
const YEARS_SHOWN = 2;

/** The whole model, and the same run without one mechanism each, with the years in which it is furthest off. */
export function tabulateAblations({ ablations, scores, years }: BacktestResult): {
  readonly head: readonly string[];
  readonly rows: readonly AblationRow[];
} {
  const outside = years.filter(({ isInSample }) => !isInSample);
  const shown = (outside.length > 0 ? outside : years)
    .toSorted((a, b) => Math.abs(b.error.bias) - Math.abs(a.error.bias))
    .slice(0, YEARS_SHOWN)
    .map(({ year }) => year)
    .toSorted();
  const list = (biasOf: (year: string) => number | undefined) =>
    shown.map((year) => {
      const bias = biasOf(year) ?? Number.NaN;
      return `${bias >= 0 ? "+" : ""}${bias.toFixed(2)}`;
    });
  const whole = {
    title: "nothing: the whole model",
    inSample: scores.inSample?.errors.model.rootMeanSquare ?? null,
    outOfSample: scores.outOfSample?.errors.model.rootMeanSquare ?? null,
    biases: list((year) => years.find((own) => own.year === year)?.error.bias),
  };
  const rows = ablations.map(({ without, inSample, outOfSample, years: biases }) => ({
    title: ablationTitles[without],
    inSample,
    outOfSample,
    biases: list((year) => biases.find((own) => own.year === year)?.bias),
  }));
  return { head: shown, rows: [whole, ...rows] };
}
