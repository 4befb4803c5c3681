import { cohortAssumptions } from "./cohort-assumptions.ts";
import type { CoinMonth } from "./cohort-input.ts";
import type { Cohort, CohortState } from "./cohort-state.ts";
import { computeSites, createRunningFleet, limitToSites, type RunningFleet, solveWorth } from "./running-fleet.ts";
import { computeOpenForGood, computeOpenForNow } from "./site-shocks.ts";

/** A month of mining. */
export interface OperatedMonth {
  readonly hashrateHashesPerSecond: number;
  /** At the meter. */
  readonly powerWatts: number;
  readonly electricityUsd: number;
}

/**
 * Runs the fleet for a month: devices are on at the sites where a hash earns more than its electricity, and what a hash
 * earns falls with everybody's hashrate, so the hashrate solves
 * sum of units * rate * sites(revenue / (hashrate * cost)) = hashrate. A device that has stopped paying is switched off
 * only after a while. Where that takes more sockets than there are, a rent on sockets keeps out those that earn least
 * for a watt. Wear, scrapping and the growth of sites follow.
 */
export function applyOperation(state: CohortState, month: CoinMonth): OperatedMonth {
  const shocks = state.input.siteShocks ?? [];
  state.siteWatts *= computeOpenForGood(shocks, month.month);
  if (month.revenueUsd > 0) state.revenueUsdPerSecond = month.revenueUsd / month.seconds;
  const fleet = createFleet(state);
  const logWorth = solveWorth(fleet, state.revenueUsdPerSecond);
  const logSited = limitToSites(fleet, computeMostSites(state) * computeOpenForNow(shocks, month.month), logWorth);
  const operated = sumUp(fleet, month.seconds, state.meanPrices);
  const logReward = Math.log(state.revenueUsdPerSecond / operated.hashrateHashesPerSecond);
  state.socketRent = logSited === null ? 0 : Math.max(0, Math.exp(logReward - logSited) - 1);
  applyAfterwards(state, fleet, logReward);
  state.hashrateSeen.push(operated.hashrateHashesPerSecond);
  return operated;
}

/** What could run this month. */
export function createFleet({ cohorts, input }: CohortState): RunningFleet {
  const { electricitySpread, switchOffMonths } = input.parameters;
  return createRunningFleet([...cohorts.values()], electricitySpread, Math.exp(-1 / switchOffMonths));
}

/** [W] Sites are added where sockets are short: by a part of those there are, and by those found among other users. */
function computeMostSites({ siteWatts, input }: CohortState): number {
  if (siteWatts === 0) return Number.POSITIVE_INFINITY;
  return siteWatts * (1 + input.parameters.siteGrowthPerMonth) + cohortAssumptions.spareSiteWattsPerMonth;
}

function sumUp(
  { cohorts, work, watts, on }: RunningFleet,
  seconds: number,
  meanPrices: (part: number) => number,
): OperatedMonth {
  let hashrate = 0;
  let powerWatts = 0;
  let electricityUsd = 0;
  for (let at = 0; at < cohorts.length; at++) {
    const running = work[at]! * on[at]!;
    hashrate += running;
    powerWatts += watts[at]! * on[at]!;
    const medianUsd = running * seconds * cohorts[at]!.costUsdPerHash;
    electricityUsd += medianUsd * meanPrices(on[at]!);
  }
  return { hashrateHashesPerSecond: hashrate, powerWatts, electricityUsd };
}

/** Wear, and sites for what wants to run; what only wants a socket waits for it and is not scrapped. */
function applyAfterwards(state: CohortState, fleet: RunningFleet, logReward: number): void {
  let wantedWatts = 0;
  fleet.cohorts.forEach((cohort, at) => {
    cohort.on = fleet.on[at]!;
    const wanted = Math.max(cohort.on, computeSites(cohort.logCost, logReward, fleet.spread));
    wantedWatts += fleet.watts[at]! * wanted;
    applyWear(cohort, wanted, state.input.parameters.lifeYears);
  });
  state.siteWatts = Math.max(state.siteWatts, Math.min(wantedWatts, computeMostSites(state)));
}

function applyWear(cohort: Cohort, wanted: number, lifeYears: number): void {
  const kept = (1 - 1 / (12 * lifeYears)) * (1 - (1 - wanted) * cohortAssumptions.idleScrapPerMonth);
  const scrapped = cohort.units * (1 - kept);
  cohort.units -= scrapped;
  cohort.scrapped += scrapped;
}
