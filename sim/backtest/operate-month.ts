import { findRoot, type ValueAndSlope } from "../theory/find-root.ts";
import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CoinMonth } from "./cohort-input.ts";
import type { Cohort, CohortState } from "./cohort-state.ts";
import { computeMeanPriceOfCheapest, computeSitesBelow } from "./site-electricity.ts";

/** A month of mining. */
export interface OperatedMonth {
  readonly hashrateHashesPerSecond: number;
  /** At the meter. */
  readonly powerWatts: number;
  readonly electricityUsd: number;
}

/** Below this part of the largest possible hashrate a cohort is left out of the search. */
const NEGLIGIBLE = 1e-9;

/**
 * Runs the fleet for a month: devices are on at the sites where a hash earns more than its electricity, and what a hash
 * earns falls with everybody's hashrate, so the hashrate solves
 * sum of units * rate * sites(revenue / (hashrate * cost)) = hashrate. Wear and scrapping follow.
 */
export function applyOperation(state: CohortState, month: CoinMonth): OperatedMonth {
  const running = listRunning(state);
  const revenueUsdPerSecond = month.revenueUsd / month.seconds;
  const spread = state.input.parameters.electricitySpread;
  const hashrate = solveHashrate(running, revenueUsdPerSecond, spread);
  const usdPerHash = hashrate > 0 ? revenueUsdPerSecond / hashrate : 0;
  let powerWatts = 0;
  let electricityUsd = 0;
  for (const cohort of running) {
    const on = computeSitesBelow(usdPerHash / cohort.costUsdPerHash, spread);
    const { workPerSecond, powerWatts: deviceWatts } = cohort.device;
    powerWatts += cohort.units * on * deviceWatts * cohortAssumptions.pue;
    const medianUsd = cohort.units * on * workPerSecond * month.seconds * cohort.costUsdPerHash;
    electricityUsd += medianUsd * computeMeanPriceOfCheapest(on, spread);
    applyWear(cohort, on, state.input.parameters.lifeYears);
  }
  state.hashrateSeen.push(hashrate);
  return { hashrateHashesPerSecond: hashrate, powerWatts, electricityUsd };
}

/** [hash/s] that a fleet would work at if the network already worked at `hashrate`, and its slope in ln(hashrate). */
export function computeOffered(
  cohorts: Iterable<Cohort>,
  hashrate: number,
  revenueUsdPerSecond: number,
  spread: number,
): ValueAndSlope {
  let value = 0;
  let slope = 0;
  for (const { units, device, costUsdPerHash } of cohorts) {
    const on = computeSitesBelow(revenueUsdPerSecond / hashrate / costUsdPerHash, spread);
    const offered = units * device.workPerSecond * on;
    value += offered;
    slope -= (offered * (1 - on)) / spread;
  }
  return { value, slope };
}

function listRunning({ cohorts }: CohortState): Cohort[] {
  const all = [...cohorts.values()];
  const most = all.reduce((sum, { units, device }) => sum + units * device.workPerSecond, 0);
  return all.filter(({ units, device }) => units * device.workPerSecond > NEGLIGIBLE * most);
}

/** The offer falls as the hashrate rises, so ln(hashrate / offer) rises and has one root. */
function solveHashrate(cohorts: readonly Cohort[], revenueUsdPerSecond: number, spread: number): number {
  const most = cohorts.reduce((sum, { units, device }) => sum + units * device.workPerSecond, 0);
  if (!(most > 0) || !(revenueUsdPerSecond > 0)) return 0;
  const evaluate = (logHashrate: number): ValueAndSlope => {
    const { value, slope } = computeOffered(cohorts, Math.exp(logHashrate), revenueUsdPerSecond, spread);
    return { value: logHashrate - Math.log(value), slope: 1 - slope / value };
  };
  const high = Math.log(most);
  let low = high - 1;
  while (evaluate(low).value > 0) low -= 4;
  return Math.exp(findRoot(evaluate, low, high, high, 1e-12));
}

function applyWear(cohort: Cohort, on: number, lifeYears: number): void {
  const kept = (1 - 1 / (12 * lifeYears)) * (1 - (1 - on) * cohortAssumptions.idleScrapPerMonth);
  const scrapped = cohort.units * (1 - kept);
  cohort.units -= scrapped;
  cohort.scrapped += scrapped;
}
