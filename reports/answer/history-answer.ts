import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import { computeHashrateFactor } from "../../scenarios/experiments/observed-history.ts";
import { choosePlaces, formatNumber } from "../number-format.ts";
import { isSome, nameScheme } from "./quotation.ts";

/** How far the simulated hashrate is from the observed one; nothing where there is no observation. */
export function answerHowCloseToHistory(experiment: Experiment): string[] {
  const errors = experiment.hashrateErrors;
  const [first] = errors;
  const last = errors.at(-1);
  const factor = computeHashrateFactor(errors);
  if (first === undefined || last === undefined || factor === null) return [];
  const worst = errors.reduce((far, year) =>
    Math.abs(year.meanLog10Error) > Math.abs(far.meanLog10Error) ? year : far,
  );
  const times = formatFactor(10 ** Math.abs(worst.meanLog10Error));
  const working = experiment.schemes.find((scheme) => isSome(scheme.summary["hashrate_hs_last_year"]));
  const where = working === undefined ? "" : nameScheme(experiment, working);
  return [
    `From ${first.year} to ${last.year}${where && `, ${where},`} the simulated hashrate was off the observed one by a factor of ${formatFactor(factor)} (root mean square of the log10 error over calendar years).`,
    `It was furthest off in ${worst.year}: ${times} times too ${worst.meanLog10Error > 0 ? "high" : "low"}, as the mean of that year's log10 errors.`,
  ];
}

function formatFactor(factor: number): string {
  return formatNumber(factor, choosePlaces(factor, 2));
}
