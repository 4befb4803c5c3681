import type { BacktestResult, SideScores } from "../backtest/backtest-result.ts";
import { createCatalogueSupply } from "../backtest/chip-supply.ts";
import { readFittedFile } from "../backtest/fitted-file.ts";
import { loadBacktest } from "../backtest/load-backtest.ts";
import { runBacktest } from "../backtest/run-backtest.ts";
import { HISTORY_SOURCE, listBaselines, listForecasts, type Side, sideWords } from "./baseline-statements.ts";
import { listFitStatements } from "./frozen-fit.ts";
import { createFigure, type Statement } from "./statement.ts";

const POWER = "sim/markets/data/cbeci_annual.csv (Cambridge Bitcoin Electricity Consumption Index)";

/** Error paths drawn for the bands, as `backtest bitcoin` draws them. */
const OPTIONS = { replications: 400, seed: "1" };

/**
 * How far the model may be off before it is no longer what it is said to be, in log10 of the hashrate: an error of 0.12
 * is a factor of 1.3. A later fit may move the figures within these, and README.md with them.
 */
const bounds = {
  inSample: 0.15,
  outOfSample: 0.12,
  worstYear: 0.25,
  /** Refits to resampled errors end there. */
  refits: 0.18,
  /** Months within 20 % of the index. */
  power: { inSample: 0.7, outOfSample: 0.8 },
} as const;

/** The backtest with chips from the catalogue: one run of it, held to what is said of it. */
export function listBacktestStatements(): Statement[] {
  const data = loadBacktest({});
  const fitted = readFittedFile(undefined);
  const result = runBacktest(data, fitted, OPTIONS, createCatalogueSupply(data));
  const { inSample, outOfSample } = result.scores;
  if (inSample === null || outOfSample === null) throw new Error("backtest: a side without a month");
  return [
    ...listFitStatements(data, fitted),
    ...listErrors(result, { inSample, outOfSample }),
    ...listBands(outOfSample),
    ...listBaselines("backtest", "inSample", inSample),
    ...listBaselines("backtest", "outOfSample", outOfSample),
    ...listForecasts("backtest", result),
    ...listAblations(result, outOfSample),
    ...listPower(result),
  ];
}

type Sides = Readonly<Record<Side, SideScores>>;

function listErrors({ years, drawErrors }: BacktestResult, sides: Sides): Statement[] {
  const worst = years
    .filter(({ isInSample }) => !isInSample)
    .reduce((far, year) => (Math.abs(year.error.bias) > Math.abs(far.error.bias) ? year : far));
  const texts = { topic: "errors", unit: "log10", source: HISTORY_SOURCE };
  return [
    ...(["inSample", "outOfSample"] as const).map((side) =>
      createFigure({
        ...texts,
        id: `backtest/errors/${side}`,
        stated: `Root mean square error of a free run's log10 hashrate ${sideWords[side]}, ${sides[side].errors.model.months} months`,
        expected: { kind: "at most", value: bounds[side] },
        found: sides[side].errors.model.rootMeanSquare,
      }),
    ),
    createFigure({
      ...texts,
      id: "backtest/errors/worst-year",
      stated: `Mean error of the year that is furthest off out of sample, ${worst.year}`,
      expected: { kind: "between", low: -bounds.worstYear, high: bounds.worstYear },
      found: worst.error.bias,
    }),
    createFigure({
      ...texts,
      id: "backtest/errors/refits",
      stated: "Nine in ten refits to resampled errors are off by less than this out of sample",
      expected: { kind: "at most", value: bounds.refits },
      found: drawErrors?.high ?? Number.NaN,
    }),
    createFigure({
      ...texts,
      id: "backtest/errors/refits-low",
      stated: "One in ten refits to resampled errors is off by less than this out of sample",
      expected: { kind: "at most", value: bounds.outOfSample },
      found: drawErrors?.low ?? Number.NaN,
    }),
  ];
}

/** Months of one run go together: a band of 80 % may well hold a tenth more or less. */
function listBands({ coverage80, coverage95 }: SideScores): Statement[] {
  const texts = { topic: "bands", unit: "share", source: HISTORY_SOURCE };
  return [
    createFigure({
      ...texts,
      id: "backtest/bands/80",
      stated: "Later months whose observed hashrate lies in the 80 % band",
      expected: { kind: "between", low: 0.7, high: 1 },
      found: coverage80,
    }),
    createFigure({
      ...texts,
      id: "backtest/bands/95",
      stated: "Later months whose observed hashrate lies in the 95 % band",
      expected: { kind: "between", low: 0.9, high: 1 },
      found: coverage95,
    }),
  ];
}

const ablationWords = {
  shocks: "sites closed by date",
  scarceChips: "scarce chips",
  launchPrices: "launch prices",
} as const;

/** The mechanisms that out-of-sample months show; the others can hardly be told apart. */
function listAblations({ ablations }: BacktestResult, { errors }: SideScores): Statement[] {
  return ablations.flatMap(({ without, outOfSample }) => {
    if (!Object.hasOwn(ablationWords, without) || outOfSample === null) return [];
    return createFigure({
      id: `backtest/without/${without}`,
      topic: "mechanisms",
      stated: `Without ${ablationWords[without as keyof typeof ablationWords]} the same run is further off out of sample`,
      expected: { kind: "at least", value: errors.model.rootMeanSquare },
      found: outOfSample,
      unit: "log10",
      source: HISTORY_SOURCE,
    });
  });
}

function listPower({ power }: BacktestResult): Statement[] {
  return (["inSample", "outOfSample"] as const).map((side) =>
    createFigure({
      id: `backtest/power/${side}`,
      topic: "power",
      stated: `Months ${sideWords[side]} whose power is within 20 % of the Cambridge index`,
      expected: { kind: "at least", value: bounds.power[side] },
      found: power.monthsWithin.power[side] ?? Number.NaN,
      unit: "share",
      source: POWER,
    }),
  );
}
