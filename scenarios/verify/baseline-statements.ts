import type { BacktestResult, ForecastRuleName, RuleName, SideScores } from "../backtest/backtest-result.ts";
import { createFigure, type FigureInput, type Statement } from "./statement.ts";

export const HISTORY_SOURCE = "sim/markets/data/bitcoin_monthly.csv, its README.md";

export type Side = "inSample" | "outOfSample";

export const sideWords = { inSample: "in sample", outOfSample: "out of sample" } as const satisfies Record<
  Side,
  string
>;

const baselineWords = {
  freeEntry: "free entry at the price of electricity",
  revenueShare: "hashrate proportional to revenue",
  randomWalk: "a random walk with drift",
  halfRevenue: "half of revenue spent on the best device",
  noChange: "no change",
} as const satisfies Record<Exclude<RuleName | ForecastRuleName, "model">, string>;

/** The free run's error stays below that of every baseline. */
export function listBaselines(group: string, side: Side, { errors }: SideScores): Statement[] {
  const { model, ...others } = errors;
  return (Object.keys(others) as (keyof typeof others)[]).map((baseline) =>
    describeRatio(
      {
        id: `${group}/baselines/${side}/${baseline}`,
        topic: "against baselines",
        stated: `Free run ${sideWords[side]}: error of the model over that of ${baselineWords[baseline]}`,
      },
      [model.rootMeanSquare, others[baseline].rootMeanSquare],
    ),
  );
}

/** So do forecasts from the observed hashrate, so many months ahead. */
export function listForecasts(group: string, { forecasts }: BacktestResult): Statement[] {
  return forecasts.flatMap(({ horizonMonths, errors }) => {
    const { model, ...others } = errors;
    return (Object.keys(others) as (keyof typeof others)[]).map((baseline) =>
      describeRatio(
        {
          id: `${group}/forecasts/${horizonMonths}-months/${baseline}`,
          topic: "forecasts against baselines",
          stated: `Forecasts of ${horizonMonths} months: error of the model over that of ${baselineWords[baseline]}`,
        },
        [model, others[baseline]],
      ),
    );
  });
}

function describeRatio(
  texts: Pick<FigureInput, "id" | "topic" | "stated">,
  [model, other]: readonly [model: number | null, other: number | null],
): Statement {
  return createFigure({
    ...texts,
    expected: { kind: "at most", value: 1 },
    // An error that does not exist is none that is smaller.
    found: model === null || other === null ? Number.NaN : model / other,
    unit: "ratio",
    source: HISTORY_SOURCE,
  });
}
