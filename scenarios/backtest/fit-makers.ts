import {
  type MakerParameterName,
  type MakerParameters,
  makerParameterNames,
  makerParameters,
} from "../../sim/backtest/maker-parameters.ts";
import type { MakersState } from "../../sim/backtest/maker-state.ts";
import { runCohorts } from "../../sim/backtest/run-cohorts.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import type { ChipTechnology } from "../../sim/markets/maker-input.ts";
import { SECONDS_PER_YEAR } from "../../sim/units.ts";
import { type BacktestData, cutData } from "./backtest-data.ts";
import { createMakerSupply } from "./chip-supply.ts";
import { computeLogErrors } from "./fit-parameters.ts";
import { computeWindowSha256, FEWEST_MONTHS, refuseWindow } from "./fit-window.ts";
import type { FittedCohorts } from "./fitted-file.ts";
import { createCohortInput } from "./free-run.ts";
import { listBestJoules, listReleases } from "./made-chips.ts";
import type { FittedMakers } from "./makers-file.ts";
import type { ReadMakers } from "./read-makers.ts";
import { computeRootMeanSquare } from "./scores.ts";

/** How hard a fit of makers looks. */
export interface MakersEffort {
  /** Points tried: half over all ranges, the rest ever nearer to the best. */
  readonly points: number;
  /** Runs with luck at each, beside the one without: a decision that falls a month later moves a run by jumps. */
  readonly luckyRuns: number;
  readonly seed: string;
}

export const fullMakersFit: MakersEffort = { points: 240, luckyRuns: 4, seed: "1" };

/** What a fit of makers reads, and how its runs go; the miners' parameters stay as they were found in the catalogue. */
export interface MakersFitInput {
  readonly data: BacktestData;
  readonly fitted: FittedCohorts;
  readonly makers: ReadMakers;
  readonly technology: ChipTechnology;
}

interface Tried {
  /** Places in the ranges, 0 to 1. */
  readonly point: readonly number[];
  readonly parameters: MakerParameters;
  readonly value: number;
}

/** A year's best chip weighs as half a year of monthly errors, as a year's power does in the fit of miners. */
const CHIP_YEAR_WEIGHT = 6;
/** Error of a year for which no chip was made: a tenfold one. */
const NO_CHIP_ERROR = 1;
/** Of the points drawn over all ranges, the part whose spread tells how well a parameter is known. */
const GOOD_PART = 0.1;

/**
 * Parameters of makers with the least sum of squared log10 errors of the hashrate, of each year's best J a hash and, as years,
 * of the first chip's date, on average over runs with and without luck. Reads nothing later than the window of the miners' fit.
 *
 * @throws ScenarioError where the window holds fewer than 24 months
 */
export function fitMakers(input: MakersFitInput, { points, luckyRuns, seed }: MakersEffort): FittedMakers {
  const { window } = input.fitted;
  const data = cutData(input.data, window.to);
  const { months } = data;
  if (months.length < FEWEST_MONTHS) throw refuseWindow(window.to, months.length);
  const lucks = [null, ...Array.from({ length: luckyRuns }, (_, replication) => ({ seed, replication }))];
  const evaluate = (parameters: MakerParameters) =>
    lucks.reduce((sum, luck) => sum + scoreMakers({ ...input, data }, parameters, luck), 0) / lucks.length;
  const tried = searchMakers(evaluate, points, seed);
  const found = tried.reduce((least, one) => (one.value < least.value ? one : least));
  const good = tried.slice(0, points >> 1).toSorted((one, other) => one.value - other.value);
  const near = [found, ...good.slice(0, Math.round(good.length * GOOD_PART))];
  return {
    coin: data.coin,
    window: { from: months[0]!.month, to: months[months.length - 1]!.month },
    seed,
    parameters: found.parameters,
    near: Object.fromEntries(makerParameterNames.map((name) => [name, describeRange(near, name)])),
    value: found.value,
    error: computeRootMeanSquare(runMakers({ ...input, data }, found.parameters, null).errors),
    makersSha256: input.makers.sha256,
    windowSha256: computeWindowSha256(input.data, window.to),
  };
}

/** Points and what they come to, in the order of trying. */
function searchMakers(evaluate: (parameters: MakerParameters) => number, points: number, seed: string): Tried[] {
  const stream = createStream(seed, "backtest/makers");
  const tried: Tried[] = [];
  let best: Tried | undefined;
  for (let index = 0; index < points; index++) {
    const reach = computeReach(index / points);
    const centre: readonly number[] | undefined = reach < 1 ? best?.point : undefined;
    const point: readonly number[] = makerParameterNames.map((_, at) => drawPlace(stream(), centre?.[at], reach));
    const parameters = unpackMakers(point);
    const one: Tried = { point, parameters, value: evaluate(parameters) };
    tried.push(one);
    if (best === undefined || one.value < best.value) best = one;
  }
  return tried;
}

/** Half-width of the box that a point is drawn from, as a part of each range: all of it, then less. */
function computeReach(done: number): number {
  return done < 0.5 ? 1 : done < 0.75 ? 0.3 : 0.1;
}

function drawPlace(uniform: number, centre: number | undefined, reach: number): number {
  return centre === undefined ? uniform : Math.min(1, Math.max(0, centre + reach * (2 * uniform - 1)));
}

function unpackMakers(point: readonly number[]): MakerParameters {
  const entries = makerParameterNames.map((name, at) => {
    const { low, high } = makerParameters[name];
    return [name, low * (high / low) ** point[at]!];
  });
  return Object.fromEntries(entries) as MakerParameters;
}

function describeRange(
  near: readonly Tried[],
  name: MakerParameterName,
): { readonly low: number; readonly high: number } {
  const values = near.map(({ parameters }) => parameters[name]);
  return { low: Math.min(...values), high: Math.max(...values) };
}

type Luck = { readonly seed: string; readonly replication: number } | null;

function runMakers({ data, fitted, makers, technology }: MakersFitInput, parameters: MakerParameters, luck: Luck) {
  const growthPerMonth = fitted.parameters.capacityGrowthPerMonth;
  const source = createMakerSupply(data, makers, technology, { parameters, growthPerMonth }).createSource(luck);
  const run = runCohorts(createCohortInput(data, source, fitted.parameters), data.months);
  return { errors: computeLogErrors(data, run), state: source.state };
}

function scoreMakers(input: MakersFitInput, parameters: MakerParameters, luck: Luck): number {
  const { errors, state } = runMakers(input, parameters, luck);
  const months = errors.reduce((sum, error) => sum + (Number.isFinite(error) ? error ** 2 : 1), 0);
  const chips = listChipErrors(input.data, state).reduce((sum, error) => sum + error ** 2, 0);
  return months + CHIP_YEAR_WEIGHT * chips;
}

/** Of the first chip's date [years], and log10 of made over real J a hash at the end of each year that had a real chip. */
function listChipErrors(data: BacktestData, state: MakersState): number[] {
  const real = data.devices.filter(({ kind }) => kind === "asic").map((device) => device.releaseTime);
  if (real.length === 0) return [];
  const made = listReleases(state);
  const late = made.length === 0 ? NO_CHIP_ERROR : (Math.min(...made) - Math.min(...real)) / SECONDS_PER_YEAR;
  const years = listBestJoules(data, state).map(({ madeJoulesPerHash, realJoulesPerHash }) => {
    if (realJoulesPerHash === null) return 0;
    return madeJoulesPerHash === null ? NO_CHIP_ERROR : Math.log10(madeJoulesPerHash / realJoulesPerHash);
  });
  return [late, ...years];
}
