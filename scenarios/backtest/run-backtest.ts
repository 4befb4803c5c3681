import { type Baselines, computeBaselines } from "../../sim/backtest/baselines.ts";
import type { DeviceSource } from "../../sim/backtest/cohort-input.ts";
import type { MakerSource } from "../../sim/backtest/maker-source.ts";
import { type CohortMonth, runCohorts } from "../../sim/backtest/run-cohorts.ts";
import { type RunWith, scoreAblations } from "./ablations.ts";
import type { BacktestData } from "./backtest-data.ts";
import {
  type BacktestMonth,
  type BacktestResult,
  type ErrorSummary,
  type RuleName,
  rules,
  type SideScores,
} from "./backtest-result.ts";
import { type ChipSupply, createCatalogueSupply } from "./chip-supply.ts";
import type { ErrorSpread } from "./error-spread.ts";
import { computeLogErrors } from "./fit-parameters.ts";
import { computeWindowSha256 } from "./fit-window.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { scoreForecasts } from "./forecast.ts";
import { createCohortInput } from "./free-run.ts";
import { type BacktestOptions, type Band, listBands, listTransferRuns } from "./list-bands.ts";
import { describeMadeChips, type MadeChips } from "./made-chips.ts";
import { scorePower } from "./power-scores.ts";
import { listReferencePower } from "./reference-power.ts";
import { listFitNotes, listUnitNotes } from "./result-notes.ts";
import { computeQuantile, computeRootMeanSquare } from "./scores.ts";

const FEWEST_PATHS = 400;

/** One free run with the fitted parameters, its bands, its errors against the observed series, and forecasts. */
export function runBacktest(
  data: BacktestData,
  fitted: FittedCohorts,
  options: BacktestOptions,
  supply: ChipSupply = createCatalogueSupply(data),
): BacktestResult {
  const isFittedToSeries = computeWindowSha256(data, fitted.window.to) === fitted.windowSha256;
  const windowMonths = countWindow(data, fitted, isFittedToSeries);
  const observed = data.months.map(({ observedHashrate }) => observedHashrate);
  // Where nothing was fitted to this series, the baselines get its first two years, or half of it.
  const known = windowMonths > 1 ? windowMonths : Math.max(2, Math.min(24, data.months.length >> 1));
  const baselines = computeBaselines(data.months, data.devices, observed, known, data.electricityUsdPerKwh);
  const source = supply.createSource(null);
  const runWith: RunWith = (own, parameters) =>
    runCohorts(createCohortInput(own, supply.createSource(null), parameters), own.months);
  const run = runCohorts(createCohortInput(data, source, fitted.parameters), data.months);
  const lucky = listLuckyRuns(data, fitted, options, supply);
  const transferred = supply.mode === "catalogue" && !isFittedToSeries ? listTransferRuns(data, fitted, options) : [];
  // How far runs of makers were off holds what their luck did, where they were fitted to these months.
  const others = isFittedToSeries ? [] : supply.mode === "makers" ? lucky.map((own) => own.months) : transferred;
  const lots = others.length > 0 ? others : [run];
  const bands = listBands(lots, getSpread(supply, fitted), windowMonths, countPaths(supply, options));
  const months = listMonths(data, run, baselines, { windowMonths, known }, bands);
  const { coin, electricityUsdPerKwh, leftOutDevices, seriesSha256, devicesSha256, notes } = data;
  return {
    coin,
    mode: supply.mode,
    fitted,
    isFittedToSeries,
    electricityUsdPerKwh,
    ...options,
    transferRuns: transferred.length,
    devices: data.devices.length,
    leftOutDevices,
    seriesSha256,
    devicesSha256,
    notes: [...notes, ...listFitNotes(data, fitted, isFittedToSeries), ...listUnitNotes(months)],
    months,
    scores: {
      inSample: scoreSide(months.filter(({ isInSample }) => isInSample)),
      outOfSample: scoreSide(months.filter(({ isInSample }) => !isInSample)),
    },
    years: scoreYears(months),
    drawErrors: scoreDraws(data, fitted, windowMonths, runWith),
    ablations: scoreAblations(data, fitted.parameters, windowMonths, runWith),
    siteShocks: data.siteShocks,
    forecasts: scoreForecasts(data, supply.createSource(null), fitted.parameters, {
      baselines,
      firstTarget: Math.max(known, windowMonths),
    }),
    power: scorePower(data, months),
    made: describeMade(data, supply, source, lucky),
  };
}

/** Months that the fit has read. */
function countWindow({ months }: BacktestData, { window }: FittedCohorts, isFittedToSeries: boolean): number {
  return isFittedToSeries ? months.filter(({ month }) => month <= window.to).length : 0;
}

function getSpread(supply: ChipSupply, { spread }: FittedCohorts): ErrorSpread {
  return supply.mode === "makers" ? (supply.spread ?? spread) : spread;
}

/** Error paths for the bands: where they cost less than what is asked for, which are runs of makers, no fewer than some. */
function countPaths({ mode }: ChipSupply, { replications, seed }: BacktestOptions): BacktestOptions {
  return { seed, replications: mode === "makers" ? Math.max(FEWEST_PATHS, replications) : replications };
}

interface LuckyRun {
  readonly source: DeviceSource;
  readonly months: readonly CohortMonth[];
}

/** Runs with luck of their own; none where devices come from a catalogue, which leaves nothing to luck. */
function listLuckyRuns(
  data: BacktestData,
  { parameters }: FittedCohorts,
  { replications, seed }: BacktestOptions,
  supply: ChipSupply,
): LuckyRun[] {
  if (supply.mode === "catalogue") return [];
  return Array.from({ length: replications }, (_, replication) => {
    const source = supply.createSource({ seed, replication });
    return { source, months: runCohorts(createCohortInput(data, source, parameters), data.months) };
  });
}

function describeMade(
  data: BacktestData,
  supply: ChipSupply,
  source: DeviceSource,
  lucky: readonly LuckyRun[],
): MadeChips | null {
  if (supply.mode === "catalogue") return null;
  const getState = (from: DeviceSource) => (from as MakerSource).state;
  return describeMadeChips(
    data,
    supply,
    getState(source),
    lucky.map((run) => getState(run.source)),
  );
}

function listMonths(
  data: BacktestData,
  run: readonly CohortMonth[],
  baselines: Baselines,
  { windowMonths, known }: { readonly windowMonths: number; readonly known: number },
  bands: readonly Band[],
): BacktestMonth[] {
  const reference = listReferencePower(data);
  return data.months.map(({ month, observedHashrate }, index) => {
    const { hashrateHashesPerSecond, powerWatts, revenueUsd, electricityUsd, devicesUsd, leadMonths } = run[index]!;
    // Past the window the walk starts again, from its last month.
    const origin = index < known ? 0 : known - 1;
    const drift = Math.exp(baselines.driftPerMonth * (index - origin));
    return {
      month,
      isInSample: index < windowMonths,
      observed: observedHashrate,
      simulated: hashrateHashesPerSecond,
      ...bands[index]!,
      freeEntry: baselines.freeEntry[index]!,
      revenueShare: baselines.revenueShare[index]!,
      randomWalk: data.months[origin]!.observedHashrate * drift,
      halfRevenue: baselines.halfRevenue[index]!,
      simulatedPower: powerWatts,
      referencePower: reference[index] ?? null,
      revenueUsd,
      electricityUsd,
      devicesUsd,
      leadMonths,
    };
  });
}

/** How much the errors owe to the parameters that were found: those of the runs with each draw of the fit. */
function scoreDraws(
  data: BacktestData,
  { draws }: FittedCohorts,
  windowMonths: number,
  runWith: RunWith,
): BacktestResult["drawErrors"] {
  const errors = draws.map((draw) => computeLogErrors(data, runWith(data, draw)).slice(windowMonths));
  if (data.months.length === windowMonths) return null;
  const values = errors.map(computeRootMeanSquare);
  return { low: computeQuantile(values, 0.1), high: computeQuantile(values, 0.9) };
}

const getRule: Readonly<Record<RuleName, (month: BacktestMonth) => number>> = {
  model: ({ simulated }) => simulated,
  freeEntry: ({ freeEntry }) => freeEntry,
  revenueShare: ({ revenueShare }) => revenueShare,
  randomWalk: ({ randomWalk }) => randomWalk,
  halfRevenue: ({ halfRevenue }) => halfRevenue,
};

function scoreSide(months: readonly BacktestMonth[]): SideScores | null {
  if (months.length === 0) return null;
  const entries = rules.map((rule) => [rule, summariseErrors(months, rule)]);
  const cover = (isInside: (month: BacktestMonth) => boolean) => months.filter(isInside).length / months.length;
  return {
    errors: Object.fromEntries(entries) as Record<RuleName, ErrorSummary>,
    coverage80: cover(({ observed, low80, high80 }) => observed >= low80 && observed <= high80),
    coverage95: cover(({ observed, low95, high95 }) => observed >= low95 && observed <= high95),
  };
}

function scoreYears(months: readonly BacktestMonth[]): BacktestResult["years"] {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  return years.map((year) => {
    const own = months.filter(({ month }) => month.startsWith(year));
    return { year, isInSample: own.every(({ isInSample }) => isInSample), error: summariseErrors(own, "model") };
  });
}

function summariseErrors(months: readonly BacktestMonth[], rule: RuleName): ErrorSummary {
  const errors = months.map((month) => Math.log10(getRule[rule](month) / month.observed));
  const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return { months: months.length, rootMeanSquare: computeRootMeanSquare(errors), bias };
}
