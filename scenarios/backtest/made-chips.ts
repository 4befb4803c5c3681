import type { MakerParameters } from "../../sim/backtest/maker-parameters.ts";
import { getOffer, isReleased, type MakerAtWork, type MakersState } from "../../sim/backtest/maker-state.ts";
import { renderMonth } from "../../sim/calendar.ts";
import type { Assumption } from "../experiments/experiment.ts";
import { listTechnologyAssumptions } from "../list-technology-assumptions.ts";
import type { BacktestData } from "./backtest-data.ts";
import type { MakerSupply } from "./chip-supply.ts";
import { computeQuantile } from "./scores.ts";

/** A design of the free run that was taped out. */
export interface MadeDesign {
  readonly maker: string;
  readonly number: number;
  readonly node: string;
  readonly decidedMonth: string;
  readonly tapeOutMonth: string;
  /** Null where it was not on sale by the end. */
  readonly releaseMonth: string | null;
  /** Times that silicon came back; all but the last failed. */
  readonly spins: number;
  /** [USD] design and masks */
  readonly designUsd: number;
  /** Null before the release. */
  readonly machine: MadeMachine | null;
}

export interface MadeMachine {
  readonly name: string;
  readonly workPerSecond: number;
  readonly powerWatts: number;
  readonly unitCostUsd: number;
  /** [USD] least price */
  readonly floorUsd: number;
  /** [USD] of all that was sold, on average; null where nothing was */
  readonly meanPriceUsd: number | null;
  /** A unit of a cohort need not be whole. */
  readonly units: number;
}

export interface MadeMaker {
  readonly name: string;
  readonly capitalCostPerYear: number;
  readonly marginFloor: number;
  readonly tapeOuts: number;
  readonly failures: number;
  readonly designUsd: number;
  readonly salesUsd: number;
  readonly makingUsd: number;
}

/** What a run's makers did in all. */
export interface MadeTotals {
  /** Designs that were taped out. */
  readonly tapeOuts: number;
  /** Silicon that came back and did not work. */
  readonly failures: number;
  /** [USD] designs and masks, those of designs under way too */
  readonly designUsd: number;
  /** Month of the first machine on sale; null where there was none. */
  readonly firstMonth: string | null;
}

/** Over the runs of the bands: 10 %, 50 % and 90 % quantiles. */
export interface MadeSpread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Best J a hash of mining chips at a year's end, made and real; null where there was none. */
export interface ChipYear {
  readonly year: number;
  readonly madeJoulesPerHash: number | null;
  readonly realJoulesPerHash: number | null;
}

export interface RealChip {
  readonly month: string;
  readonly name: string;
  readonly joulesPerHash: number;
}

/** What makers made in place of the catalogue's mining chips, and the real ones beside it. */
export interface MadeChips {
  readonly makersFile: string;
  readonly makersSha256: string;
  /** What was fitted of the makers. */
  readonly parameters: MakerParameters;
  /** Chips on sale before this year taught what energy a hash takes. */
  readonly knownBeforeYear: number;
  /** Nine of ten chips on nodes that the fit of energy left out lay within this factor. */
  readonly energySpreadFactor: number;
  readonly totals: MadeTotals;
  readonly spread: Readonly<Record<"tapeOuts" | "failures" | "designUsd", MadeSpread>>;
  /** Of the runs of the bands that made any. */
  readonly firstMonths: { readonly early: string; readonly middle: string; readonly late: string } | null;
  readonly realFirstMonth: string | null;
  readonly makers: readonly MadeMaker[];
  readonly designs: readonly MadeDesign[];
  /** Best on sale at the month's end, one a month. */
  readonly bestJoulesPerHash: readonly (number | null)[];
  readonly realChips: readonly RealChip[];
  readonly years: readonly ChipYear[];
  readonly assumptions: readonly Assumption[];
}

/** @param others states of the runs of the bands */
export function describeMadeChips(
  data: BacktestData,
  supply: MakerSupply,
  state: MakersState,
  others: readonly MakersState[],
): MadeChips {
  const totals = others.map(sumUp);
  const realChips = listRealChips(data);
  const bestJoulesPerHash = listBestMade(data, state);
  const lastMonth = data.months[data.months.length - 1]!.month;
  const lastYear = Number(lastMonth.slice(0, 4));
  const spread = (name: "tapeOuts" | "failures" | "designUsd") => describeSpread(totals.map((run) => run[name]));
  return {
    makersFile: supply.makers.file,
    makersSha256: supply.makers.sha256,
    parameters: supply.parameters,
    knownBeforeYear: supply.makers.knownBeforeYear,
    energySpreadFactor: supply.technology.efficiency.spreadFactor,
    totals: sumUp(state),
    spread: { tapeOuts: spread("tapeOuts"), failures: spread("failures"), designUsd: spread("designUsd") },
    firstMonths: spreadMonths(totals.flatMap(({ firstMonth }) => firstMonth ?? [])),
    realFirstMonth: realChips[0]?.month ?? null,
    makers: state.makers.map(describeMaker),
    designs: state.makers.flatMap(listDesigns),
    bestJoulesPerHash,
    realChips,
    years: listYears(data, bestJoulesPerHash, realChips),
    assumptions: [
      ...supply.makers.assumptions,
      ...listTechnologyAssumptions(
        supply.technology,
        { ...supply.makers.market, knownBeforeYear: supply.makers.knownBeforeYear },
        lastMonth,
        {
          list: (end) => supply.plans(end, lastYear),
          note: `; masks and wafers at prices of ${lastYear}, design by the node's labour, it and bring-up at the fitted pace`,
        },
      ),
    ],
  };
}

function isTapedOut({ tapeOutTime }: { readonly tapeOutTime: number }): boolean {
  return !Number.isNaN(tapeOutTime);
}

/** Silicon at the foundry at the end has not failed yet. */
function countFailures({ projects }: MakerAtWork): number {
  return projects.reduce((sum, { spins, step }) => sum + (step === "silicon" ? spins : Math.max(0, spins - 1)), 0);
}

/** Unix times [s] at which machines came to market. */
export function listReleases({ makers }: Pick<MakersState, "makers">): number[] {
  return makers.flatMap(({ projects }) => projects.filter(isReleased).map(({ sale }) => sale.device.releaseTime));
}

/** Best J a hash at each year's end, made and real. */
export function listBestJoules(data: BacktestData, state: MakersState): ChipYear[] {
  return listYears(data, listBestMade(data, state), listRealChips(data));
}

function listBestMade({ months }: BacktestData, state: MakersState): (number | null)[] {
  return months.map(({ timeSeconds, seconds }) => findBest(state, timeSeconds + seconds));
}

function sumUp({ makers }: MakersState): MadeTotals {
  const releases = listReleases({ makers });
  return {
    tapeOuts: makers.reduce((sum, { projects }) => sum + projects.filter(isTapedOut).length, 0),
    failures: makers.reduce((sum, maker) => sum + countFailures(maker), 0),
    designUsd: makers.reduce((sum, { accounts }) => sum + accounts.designUsd, 0),
    firstMonth: releases.length === 0 ? null : renderMonth(Math.min(...releases)),
  };
}

function describeMaker(maker: MakerAtWork): MadeMaker {
  const { name, capitalCostPerYear, marginFloor } = maker.input;
  const tapeOuts = maker.projects.filter(isTapedOut).length;
  return { name, capitalCostPerYear, marginFloor, tapeOuts, failures: countFailures(maker), ...maker.accounts };
}

function listDesigns({ input, projects }: MakerAtWork): MadeDesign[] {
  return projects.filter(isTapedOut).map(({ number, plan, decidedTime, tapeOutTime, spins, nreUsd, sale }) => ({
    maker: input.name,
    number,
    node: plan.node.name,
    // A decision falls on the first second after the month that it was made on.
    decidedMonth: renderMonth(decidedTime - 1),
    tapeOutMonth: renderMonth(tapeOutTime),
    releaseMonth: sale === null ? null : renderMonth(sale.device.releaseTime),
    spins,
    designUsd: nreUsd,
    machine:
      sale === null
        ? null
        : {
            name: sale.device.name,
            workPerSecond: sale.device.workPerSecond,
            powerWatts: sale.device.powerWatts,
            unitCostUsd: sale.book.machine.unitCostUsd,
            floorUsd: sale.book.floorUsd,
            meanPriceUsd: sale.book.soldUnits > 0 ? sale.salesUsd / sale.book.soldUnits : null,
            units: sale.book.soldUnits,
          },
  }));
}

/** Each maker sells the last of its designs that was out by then. */
function findBest({ makers }: MakersState, timeSeconds: number): number | null {
  const joules = makers.flatMap((maker) => {
    const out = { ...maker, projects: maker.projects.filter((one) => one.stepEndTime < timeSeconds) };
    const device = getOffer(out)?.sale.device;
    return device === undefined ? [] : device.powerWatts / device.workPerSecond;
  });
  return joules.length === 0 ? null : Math.min(...joules);
}

/** The catalogue's mining chips up to the series' end, by release. */
function listRealChips({ devices, months }: BacktestData): RealChip[] {
  const last = months[months.length - 1]!;
  return devices
    .filter(({ kind, releaseTime }) => kind === "asic" && releaseTime < last.timeSeconds + last.seconds)
    .toSorted((one, other) => one.releaseTime - other.releaseTime)
    .map(({ name, releaseTime, powerWatts, workPerSecond }) => ({
      month: renderMonth(releaseTime),
      name,
      joulesPerHash: powerWatts / workPerSecond,
    }));
}

function listYears(
  { months }: BacktestData,
  best: readonly (number | null)[],
  realChips: readonly RealChip[],
): ChipYear[] {
  return [...new Set(months.map(({ month }) => month.slice(0, 4)))].map((year) => {
    const last = months.findLastIndex(({ month }) => month.startsWith(year));
    const real = realChips.filter(({ month }) => month <= months[last]!.month).map((chip) => chip.joulesPerHash);
    return {
      year: Number(year),
      madeJoulesPerHash: best[last] ?? null,
      realJoulesPerHash: real.length === 0 ? null : Math.min(...real),
    };
  });
}

function describeSpread(values: readonly number[]): MadeSpread {
  return {
    low: computeQuantile(values, 0.1),
    middle: computeQuantile(values, 0.5),
    high: computeQuantile(values, 0.9),
  };
}

function spreadMonths(months: readonly string[]): MadeChips["firstMonths"] {
  if (months.length === 0) return null;
  const sorted = months.toSorted();
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)]!;
  return { early: at(0.1), middle: at(0.5), late: at(0.9) };
}
