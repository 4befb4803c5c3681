import type { MonthRow } from "../../sim/markets/history.ts";
import type { Scenario } from "../scenario.ts";
import { computeMean } from "../statistics/variance.ts";
import type { Reference, SchemeResult, YearError } from "./experiment.ts";

/** Real hashrate and difficulty beside the simulated ones, where the scenario hashes and runs on the real price. */
export function listReferences(
  scenario: Scenario,
  months: readonly string[],
  history: readonly MonthRow[],
): Reference[] {
  if (scenario.work.kernel !== "sha256d" || scenario.price.model !== "history") return [];
  const byMonth = new Map(history.map((row) => [row.month, row]));
  const pick = (get: (row: MonthRow) => number) =>
    months.map((month) => {
      const row = byMonth.get(month);
      return row === undefined ? null : get(row);
    });
  const source = "Bitcoin monthly history; sources in sim/markets/data/README.md";
  return [
    {
      metric: "hashrate_hs",
      title: "Observed hashrate",
      source,
      values: pick((row) => row.hashrateHashesPerSecond),
    },
    { metric: "difficulty", title: "Observed difficulty", source, values: pick((row) => row.difficulty) },
  ];
}

/** log10(simulated / observed hashrate), by calendar year over months and replications with hashrate above 0. */
export function listHashrateErrors(scheme: SchemeResult, references: readonly Reference[]): YearError[] {
  const observed = references.find(({ metric }) => metric === "hashrate_hs");
  if (observed === undefined) return [];
  const byYear = new Map<number, number[]>();
  for (const run of scheme.runs) {
    run.months.forEach((month, index) => {
      const simulated = run.series.hashrate_hs[index]!;
      const real = observed.values[index] ?? null;
      if (real === null || !(real > 0) || !(simulated > 0)) return;
      const year = Number(month.slice(0, 4));
      byYear.set(year, [...(byYear.get(year) ?? []), Math.log10(simulated / real)]);
    });
  }
  return [...byYear].map(([year, errors]) => ({
    year,
    meanLog10Error: computeMean(errors),
    rootMeanSquareLog10Error: Math.sqrt(computeMean(errors.map((error) => error ** 2))),
  }));
}

/**
 * Factor by which simulated hashrate is off the observed one: 10^(root mean square of the yearly root mean squares of
 * log10 errors), at least 1; null where nothing was observed.
 */
export function computeHashrateFactor(errors: readonly YearError[]): number | null {
  if (errors.length === 0) return null;
  const squares = errors.map(({ rootMeanSquareLog10Error: error }) => error ** 2);
  return 10 ** Math.sqrt(computeMean(squares));
}
