import type { AblationName, AblationScore } from "../scenarios/backtest/ablations.ts";
import type { BacktestResult, ForecastRuleName, RuleName } from "../scenarios/backtest/backtest-result.ts";
import { sayMadeChips } from "./say-made-chips.ts";

/** What rules are called. */
export const ruleTitles: Readonly<Record<RuleName | ForecastRuleName, string>> = {
  model: "model",
  freeEntry: "free entry at the price of electricity",
  revenueShare: "hashrate proportional to revenue",
  randomWalk: "random walk with drift",
  halfRevenue: "half of revenue on the best device",
  noChange: "no change",
};

/** What a run did without, by mechanism. */
export const ablationTitles: Readonly<Record<AblationName, string>> = {
  shocks: "sites closed by date",
  scarceChips: "scarce chips, counted in watts of new machines",
  scarceSites: "scarce sites, whose sockets grow by a bounded part",
  launchPrices: "launch prices that follow what a device earns",
  queuePrices: "dearer machines while order books are full",
  caution: "buyers' caution in price spikes",
  halvings: "halvings that buyers foresee",
  slowSwitchOff: "slow switching off",
};

/** What a backtest found, in sentences. */
export function sayBacktest(result: BacktestResult): string[] {
  const { made } = result;
  return [
    sayErrors(result),
    ...(made === null ? [] : sayMadeChips(result, made)),
    sayWorstYears(result),
    ...sayExplained(result),
    ...sayHindering(result),
    sayShocks(result),
    ...sayHindsight(result),
    ...sayForecasts(result),
    ...sayPower(result),
    ...sayBands(result),
    ...result.notes,
  ];
}

function sayErrors({ scores, fitted, coin, isFittedToSeries, months, made }: BacktestResult): string {
  const to = months.at(-1)?.month ?? "";
  const out = scores.outOfSample?.errors.model;
  const inside = scores.inSample?.errors.model;
  const start = `Run freely from ${months[0]?.month ?? ""} to ${to}, never set back to the real hashrate, the model`;
  const error = (summary: { readonly rootMeanSquare: number }) =>
    `${summary.rootMeanSquare.toFixed(2)} (a factor of ${(10 ** summary.rootMeanSquare).toFixed(2)})`;
  if (!isFittedToSeries || inside === undefined) {
    const sum = out ?? inside;
    return `${start} misses the log10 hashrate of ${coin} by ${sum === undefined ? "nothing" : error(sum)}; its parameters were fitted to ${fitted.coin}.`;
  }
  const later = out === undefined ? "" : `, and by ${error(out)} after it, on months that no parameter has seen`;
  return `${start} misses the log10 hashrate by ${error(inside)} up to ${fitted.window.to}, where it was fitted${made === null ? "" : " with the real chips"}${later}.`;
}

function sayWorstYears({ years }: BacktestResult): string {
  const outside = years.filter(({ isInSample }) => !isInSample);
  const listed = outside.length > 0 ? outside : years;
  const worst = listed.toSorted((a, b) => Math.abs(b.error.bias) - Math.abs(a.error.bias)).slice(0, 2);
  const said = worst.map(({ year, error }) => `${year} (${(10 ** error.bias).toFixed(2)} times the observed)`);
  return `Furthest off on average${outside.length > 0 && outside.length < years.length ? " out of sample" : ""}: ${said.join(" and ")}.`;
}

/** A mechanism is named where the run errs by this much more without it. */
const WORTH_SAYING = 1.05;

/** What of the model the later months rest on most: the mechanism whose absence costs most. */
function sayExplained({ ablations, scores }: BacktestResult): string[] {
  const side = scores.outOfSample === null ? "inSample" : "outOfSample";
  const model = scores[side]?.errors.model.rootMeanSquare;
  if (model === undefined) return [];
  const get = (score: AblationScore) => score[side] ?? 0;
  const needed = ablations.filter((score) => get(score) > WORTH_SAYING * model).toSorted((a, b) => get(b) - get(a));
  if (needed.length === 0) return [];
  const said = needed.slice(0, 2).map((score) => `${ablationTitles[score.without]} (${get(score).toFixed(2)})`);
  return [
    `Mechanisms taken out one at a time, with nothing fitted again: it would miss most without ${said.join(" and without ")}, instead of ${model.toFixed(2)}.`,
  ];
}

/** What of Bitcoin's mechanisms another coin does better without. */
function sayHindering({ ablations, scores, isFittedToSeries }: BacktestResult): string[] {
  const model = scores.outOfSample?.errors.model.rootMeanSquare;
  if (isFittedToSeries || model === undefined) return [];
  const worth = ablations.filter(({ outOfSample }) => outOfSample !== null && WORTH_SAYING * outOfSample < model);
  if (worth.length === 0) return [];
  const least = worth.reduce((best, other) => (other.outOfSample! < best.outOfSample! ? other : best));
  return [
    `It would miss least without ${ablationTitles[least.without]} (${least.outOfSample!.toFixed(2)}): what holds for Bitcoin there may not hold for this coin.`,
  ];
}

function sayShocks({ siteShocks, ablations, scores }: BacktestResult): string {
  if (siteShocks.length === 0) return "No shock is given from outside.";
  const side = scores.outOfSample === null ? "inSample" : "outOfSample";
  const without = ablations.find((score) => score.without === "shocks")?.[side];
  const cost =
    without == null
      ? ""
      : ` Without them the error is ${without.toFixed(3)} instead of ${scores[side]?.errors.model.rootMeanSquare.toFixed(3) ?? ""}.`;
  return `Given from outside, each from its own date on: ${siteShocks.length} closures of sites, from ${siteShocks[0]?.date ?? ""} to ${siteShocks.at(-1)?.date ?? ""}.${cost}`;
}

/** Nobody should take the later months of Bitcoin for a blind test. */
function sayHindsight({ isFittedToSeries, coin, scores, drawErrors }: BacktestResult): string[] {
  if (!isFittedToSeries || coin !== "bitcoin" || scores.outOfSample === null) return [];
  const draws =
    drawErrors === null
      ? ""
      : ` With parameters refitted to resampled errors it lies between ${drawErrors.low.toFixed(2)} and ${drawErrors.high.toFixed(2)}.`;
  return [
    `No parameter has seen the later months, but whoever built the model has: scarce chips, scarce sites and shocks were added after an earlier version had been 2.8 times too high in 2021. The error out of sample is no blind forecast.${draws}`,
  ];
}

function sayForecasts({ forecasts }: BacktestResult): string[] {
  const said = forecasts.flatMap(({ horizonMonths, errors: { model, ...others } }) => {
    const scored = Object.entries(others).flatMap(([rule, error]) => (error === null ? [] : [{ rule, error }]));
    if (model === null || scored.length === 0) return [];
    const best = scored.reduce((least, other) => (other.error < least.error ? other : least));
    const title = ruleTitles[best.rule as keyof typeof others];
    return [`${horizonMonths} months ahead ${model.toFixed(2)} (best baseline: ${title}, ${best.error.toFixed(2)})`];
  });
  if (said.length === 0) return [];
  return [`Set to the real hashrate at the origin it errs by: ${said.join("; ")}.`];
}

function sayPower({ power }: BacktestResult): string[] {
  const { inSample, outOfSample } = power.monthsWithin.power;
  if (inSample === null && outOfSample === null) return [];
  const percent = (part: number | null) => (part === null ? "none" : `${(100 * part).toFixed(0)} %`);
  return [
    `Power lies within 20 % of the Cambridge index in ${percent(inSample)} of the months in sample and ${percent(outOfSample)} out of sample.`,
  ];
}

function sayBands({ scores, transferRuns }: BacktestResult): string[] {
  const side = scores.outOfSample ?? scores.inSample;
  if (side === null) return [];
  const percent = (part: number) => `${(100 * part).toFixed(0)} %`;
  const widened =
    transferRuns === 0
      ? ""
      : ` Nothing was fitted to this coin, so the bands rest on ${transferRuns} runs with other parameters and prices of electricity.`;
  return [
    `Its 80 % band holds ${percent(side.coverage80)} of the ${scores.outOfSample === null ? "" : "out-of-sample "}months, its 95 % band ${percent(side.coverage95)}.${widened}`,
  ];
}
