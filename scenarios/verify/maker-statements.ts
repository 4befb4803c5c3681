import type { BacktestResult, SideScores } from "../backtest/backtest-result.ts";
import { createMakerSupply } from "../backtest/chip-supply.ts";
import { readFittedFile } from "../backtest/fitted-file.ts";
import { computeKnownBeforeYear } from "../backtest/known-before-year.ts";
import { loadBacktest } from "../backtest/load-backtest.ts";
import type { MadeChips } from "../backtest/made-chips.ts";
import { readMakersFit } from "../backtest/makers-file.ts";
import { readMakers } from "../backtest/read-makers.ts";
import { runBacktest } from "../backtest/run-backtest.ts";
import { readChipTechnology } from "../fit/read-chip-technology.ts";
import { HISTORY_SOURCE, listBaselines, type Side, sideWords } from "./baseline-statements.ts";
import { createFigure, type Statement } from "./statement.ts";

const CHIPS = "hardware-models/data/sha256_hardware.csv";
const FIT = "sim/markets/data/bitcoin_makers_fit.json";

/** The run without luck decides on every figure here; its bands need at least two with luck. */
const OPTIONS = { replications: 2, seed: "1" };

/** What makers who know no ASIC after 2018 may be off by, in log10 of the hashrate. */
const bounds = { inSample: 0.17, outOfSample: 0.27 } as const;

/** The backtest with chips by makers who know the process nodes only. */
export function listMakerStatements(): Statement[] {
  const data = loadBacktest({});
  const fitted = readFittedFile(undefined);
  const knownBeforeYear = computeKnownBeforeYear(fitted);
  const makers = readMakers(undefined, knownBeforeYear, data.months.at(-1)!.month);
  const { parameters, error, spread } = readMakersFit(undefined);
  const growthPerMonth = fitted.parameters.capacityGrowthPerMonth;
  const pace = { parameters, growthPerMonth, spread };
  const supply = createMakerSupply(data, makers, readChipTechnology(knownBeforeYear), pace);
  return describeMakers(runBacktest(data, fitted, OPTIONS, supply), error);
}

/** @param error of the fit, as its file says */
export function describeMakers(result: BacktestResult, error: number): Statement[] {
  const { inSample, outOfSample } = result.scores;
  if (inSample === null || outOfSample === null || result.made === null) throw new Error("backtest: no made chips");
  return [
    createFigure({
      id: "makers/fit/error",
      topic: "frozen fit",
      stated: "With the frozen makers a free run is as far off in sample as the fit's file says",
      expected: { kind: "near", value: error, tolerance: 1e-6 },
      found: inSample.errors.model.rootMeanSquare,
      unit: "log10",
      source: `${FIT}: error`,
    }),
    ...listErrors({ inSample, outOfSample }),
    ...listBaselines("makers", "outOfSample", outOfSample),
    ...listChips(result, result.made),
  ];
}

function listErrors(sides: Readonly<Record<Side, SideScores>>): Statement[] {
  return (["inSample", "outOfSample"] as const).map((side) =>
    createFigure({
      id: `makers/errors/${side}`,
      topic: "errors",
      stated: `Root mean square error of a free run's log10 hashrate ${sideWords[side]}, chips made by makers`,
      expected: { kind: "at most", value: bounds[side] },
      found: sides[side].errors.model.rootMeanSquare,
      unit: "log10",
      source: HISTORY_SOURCE,
    }),
  );
}

function listChips(
  { months }: BacktestResult,
  { totals, realFirstMonth, years, knownBeforeYear }: MadeChips,
): Statement[] {
  const place = (month: string | null) => months.findIndex((one) => one.month === month);
  const late = place(totals.firstMonth) - place(realFirstMonth);
  const ratios = years.flatMap(({ year, madeJoulesPerHash: made, realJoulesPerHash: real }) =>
    year < knownBeforeYear || made === null || real === null ? [] : made / real,
  );
  const texts = { topic: "chips", source: CHIPS };
  return [
    createFigure({
      ...texts,
      id: "makers/chips/first",
      stated: `The first made ASIC is later than the first real one, of ${realFirstMonth}, by`,
      expected: { kind: "between", low: -12, high: 12 },
      found: totals.firstMonth === null ? Number.NaN : late,
      unit: "months",
    }),
    ...(["least", "most"] as const).map((end) =>
      createFigure({
        ...texts,
        id: `makers/chips/${end}`,
        stated: `Energy a hash of the best made chip over the best real one, ${end} of the years from ${knownBeforeYear} on, which the fit of energy has not seen`,
        expected: { kind: "between", low: 0.5, high: 2 },
        found: end === "least" ? Math.min(...ratios) : Math.max(...ratios),
        unit: "ratio",
      }),
    ),
  ];
}
