import { findRoot, type ValueAndSlope } from "../theory/find-root.ts";
import { type Cohort, computeMeterWatts } from "./cohort-state.ts";

/**
 * A fleet in flat arrays, one entry a cohort: the hot loop of a month. Plain arrays, for one is made each month and a
 * small typed array takes longer to make (a tenth of a run) than to fill.
 */
export interface RunningFleet {
  readonly cohorts: readonly Cohort[];
  /** Log of [USD/hash] electricity at the median site. */
  readonly logCost: readonly number[];
  /** [hash/s] and [W at the meter] of all units, were they on. */
  readonly work: readonly number[];
  readonly watts: readonly number[];
  /** Part of the units that goes on running whether it pays or not. */
  readonly floor: readonly number[];
  /** Part of the units that is on: written here. */
  readonly on: number[];
  /** Scale of the logistic law of the logarithm of electricity prices. */
  readonly spread: number;
}

/** Below this part of the largest possible hashrate a cohort is left out. */
const NEGLIGIBLE = 1e-9;

/** @param kept part of what ran last month and no longer pays that still runs */
export function createRunningFleet(all: Iterable<Cohort>, spread: number, kept: number): RunningFleet {
  let total = 0;
  for (const { units, device } of all) total += units * device.workPerSecond;
  const cohorts: Cohort[] = [];
  const logCost: number[] = [];
  const work: number[] = [];
  const watts: number[] = [];
  const floor: number[] = [];
  const on: number[] = [];
  for (const cohort of all) {
    const most = cohort.units * cohort.device.workPerSecond;
    if (!(most > NEGLIGIBLE * total)) continue;
    cohorts.push(cohort);
    logCost.push(cohort.logCost);
    work.push(most);
    watts.push(cohort.units * computeMeterWatts(cohort));
    floor.push(kept * cohort.on);
    on.push(0);
  }
  return { cohorts, logCost, work, watts, floor, on, spread };
}

/** Part of the sites where a hash that is worth e^logWorth earns more than its electricity. */
export function computeSites(logCost: number, logWorth: number, spread: number): number {
  return 1 / (1 + Math.exp((logCost - logWorth) / spread));
}

/** [hash/s] that a fleet offers where a hash is worth e^logWorth USD, and its slope in logWorth. */
export function computeOffered({ logCost, work, floor, spread }: RunningFleet, logWorth: number): ValueAndSlope {
  let value = 0;
  let slope = 0;
  for (let at = 0; at < work.length; at++) {
    const sites = computeSites(logCost[at]!, logWorth, spread);
    if (sites > floor[at]!) {
      value += work[at]! * sites;
      slope += (work[at]! * sites * (1 - sites)) / spread;
    } else value += work[at]! * floor[at]!;
  }
  return { value, slope };
}

/**
 * Log worth of a hash at which worth * offered hashrate = revenue: the offer rises with the worth, so there is one.
 * Writes what is on at it.
 */
export function solveWorth(fleet: RunningFleet, revenueUsdPerSecond: number): number {
  const { work, floor, on, logCost, spread } = fleet;
  let most = 0;
  for (let at = 0; at < work.length; at++) most += work[at]!;
  if (!(most > 0) || !(revenueUsdPerSecond > 0)) {
    for (let at = 0; at < on.length; at++) on[at] = floor[at]!;
    return Number.NEGATIVE_INFINITY;
  }
  const logRevenue = Math.log(revenueUsdPerSecond);
  const evaluate = (logWorth: number): ValueAndSlope => {
    const { value, slope } = computeOffered(fleet, logWorth);
    return { value: logWorth + Math.log(value) - logRevenue, slope: 1 + slope / value };
  };
  const low = logRevenue - Math.log(most);
  let high = low + 1;
  while (evaluate(high).value < 0) high += 4;
  const logWorth = findRoot(evaluate, low - 1e-9, high, low, 1e-12);
  for (let at = 0; at < on.length; at++) on[at] = Math.max(floor[at]!, computeSites(logCost[at]!, logWorth, spread));
  return logWorth;
}

/**
 * Cuts what is on until it fits the sockets: those that earn most for a watt keep them. Gives the log worth of a hash,
 * the rent of a socket taken off, at which it does; null where all fits.
 */
export function limitToSites(fleet: RunningFleet, limitWatts: number, logWorth: number): number | null {
  const { watts, on, logCost, spread } = fleet;
  let total = 0;
  for (let at = 0; at < on.length; at++) total += watts[at]! * on[at]!;
  if (!(total > limitWatts)) return null;
  const evaluate = (logSited: number): ValueAndSlope => {
    let value = 0;
    let slope = 0;
    for (let at = 0; at < on.length; at++) {
      const sites = computeSites(logCost[at]!, logSited, spread);
      if (sites < on[at]!) {
        value += watts[at]! * sites;
        slope += (watts[at]! * sites * (1 - sites)) / spread;
      } else value += watts[at]! * on[at]!;
    }
    return { value: Math.log(value / limitWatts), slope: slope / value };
  };
  const start = Number.isFinite(logWorth) ? logWorth : Math.max(...logCost);
  let low = start - 1;
  while (evaluate(low).value > 0) low -= 2;
  let high = start + 1;
  while (evaluate(high).value < 0) high += 2;
  const logSited = findRoot(evaluate, low, high, start, 1e-12);
  for (let at = 0; at < on.length; at++) on[at] = Math.min(on[at]!, computeSites(logCost[at]!, logSited, spread));
  return logSited;
}
