import test from "ava";
import { computeLogErrors } from "../../../scenarios/backtest/fit-parameters.ts";
import { fitWindow } from "../../../scenarios/backtest/fit-window.ts";
import { type FittedCohorts, readFittedFile } from "../../../scenarios/backtest/fitted-file.ts";
import { runFreely } from "../../../scenarios/backtest/free-run.ts";
import { runBacktest } from "../../../scenarios/backtest/run-backtest.ts";
import { computeRootMeanSquare } from "../../../scenarios/backtest/scores.ts";
import { listTransferDraws } from "../../../scenarios/backtest/transfer-draws.ts";
import { cohortParameterNames, cohortParameters } from "../../../sim/backtest/cohort-parameters.ts";
import { createOtherCoin, type OtherCoin } from "./other-miners.ts";

const cards: OtherCoin = {
  name: "cards",
  start: "2014-01",
  months: 72,
  revenueUsdPerYear: 3e7,
  drift: (part) => 0.02 + 0.12 * Math.sin(12 * part),
  electricityUsdPerKwh: 0.05,
  paybackMonths: 14,
  spendShare: 0.5,
  leadMonths: 2,
  lifeYears: 4.5,
};
const plain: OtherCoin = { ...cards, name: "plain", firstChip: 14 };

/** Coins that differ in length, date, size, path of the price, devices and miners. */
const coins: readonly OtherCoin[] = [
  plain,
  { ...plain, name: "tiny", revenueUsdPerYear: 1e4, start: "2021-01", months: 40 },
  { ...plain, name: "large", revenueUsdPerYear: 5e8, start: "2018-01" },
  { ...plain, name: "early", start: "2011-01", months: 110, revenueUsdPerYear: 1e6, drift: () => 0.03, firstChip: 30 },
  { ...plain, name: "boom", drift: (part) => (part > 0.25 && part < 0.4 ? 0.3 : part < 0.55 && part > 0.4 ? -0.2 : 0) },
  { ...plain, name: "crash", drift: (part) => (part > 0.5 && part < 0.56 ? -0.8 : 0) },
  { ...plain, name: "flat", drift: () => 0, electricityUsdPerKwh: 0.08 },
  { ...plain, name: "fading", drift: () => -0.03 },
  { ...cards, drift: () => 0.02 },
  { ...cards, name: "many cards", revenueUsdPerYear: 3e9, start: "2018-01", months: 60, drift: () => 0.02 },
  { ...plain, name: "hasty", paybackMonths: 8, spendShare: 0.3, lifeYears: 3 },
  { ...plain, name: "patient", paybackMonths: 24, leadMonths: 4 },
];
const bitcoin = readFittedFile(undefined);
const results = coins.map((coin) => runBacktest(createOtherCoin(coin), bitcoin, { replications: 60, seed: "1" }));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("on coins of other miners that nothing was fitted to, the free run beats free entry on each and halves every baseline on average", (t) => {
  const errors = results.map(({ scores }) => scores.outOfSample!.errors);
  for (const [at, { model, freeEntry, revenueShare, randomWalk, halfRevenue }] of errors.entries()) {
    const told = [model, freeEntry, revenueShare, randomWalk, halfRevenue].map((error) =>
      error.rootMeanSquare.toFixed(3),
    );
    t.log(coins[at]!.name, ...told);
    t.true(model.rootMeanSquare < 0.45, coins[at]!.name);
    t.true(model.rootMeanSquare < freeEntry.rootMeanSquare, coins[at]!.name);
  }
  const model = mean(errors.map((error) => error.model.rootMeanSquare));
  for (const rule of ["freeEntry", "revenueShare", "randomWalk"] as const) {
    t.true(2 * model < mean(errors.map((error) => error[rule].rootMeanSquare)), rule);
  }
});

test("bands of coins that nothing was fitted to hold about the months that they promise", (t) => {
  const held80 = results.map(({ scores }) => scores.outOfSample!.coverage80);
  const held95 = results.map(({ scores }) => scores.outOfSample!.coverage95);
  t.log(held80.map((part) => part.toFixed(2)).join(" "), mean(held80).toFixed(2), mean(held95).toFixed(2));
  // Months of a coin go together: as much evidence as there are coins.
  t.true(mean(held80) > 0.8 - 4 * Math.sqrt((0.8 * 0.2) / coins.length));
  t.true(mean(held95) > 0.95 - 4 * Math.sqrt((0.95 * 0.05) / coins.length));
  t.true(mean(held80) > 0.65);
  for (const { months, transferRuns } of results) {
    t.is(transferRuns, 60);
    const widths = months.map(({ low80, high80 }) => Math.log10(high80 / low80));
    t.true(mean(widths) > 0.3 && mean(widths) < 1.5);
  }
});

test("a fit to a coin's own first years brings its later months nearer, and stays by the other coin's where they say little", (t) => {
  const request = { effort: { starts: 1, steps: 6 }, originEffort: { starts: 1, steps: 2 }, draws: 1, drawSteps: 1 };
  const data = createOtherCoin(coins.find(({ name }) => name === "hasty")!);
  const fitted = fitWindow(data, "2016-12", { ...request, seed: "1", known: bitcoin });
  const outside = (own: FittedCohorts) =>
    computeRootMeanSquare(computeLogErrors(data, runFreely(data, own.parameters)).slice(36));
  t.log(outside(bitcoin).toFixed(3), outside(fitted).toFixed(3));
  t.true(outside(fitted) < 0.6 * outside(bitcoin));
  t.true(fitted.spread.far >= bitcoin.spread.far && fitted.spread.near >= fitted.errors.hashrate);
  // No device of this coin was ever short of wafers: nothing is learnt of their limit.
  const { low, high } = cohortParameters.capacityLimitWatts;
  const moved = Math.log(fitted.parameters.capacityLimitWatts / bitcoin.parameters.capacityLimitWatts);
  t.true(Math.abs(moved) < 0.05 * Math.log(high / low));
});

test("drawn parameters lie in their ranges, around those of the fit, and depend on their number only", (t) => {
  const draws = listTransferDraws(bitcoin.parameters, 60, "1");
  t.deepEqual(listTransferDraws(bitcoin.parameters, 7, "1"), draws.slice(0, 7));
  t.notDeepEqual(listTransferDraws(bitcoin.parameters, 7, "2"), draws.slice(0, 7));
  for (const name of cohortParameterNames) {
    const { low, high } = cohortParameters[name];
    const values = draws.map(({ parameters }) => parameters[name]).filter(Number.isFinite);
    const isLimit = name === "capacityLimitWatts" || name === "siteGrowthPerMonth";
    t.is(values.length, isLimit ? 45 : 60);
    t.true(
      values.every((value) => value >= low && value <= high),
      name,
    );
    t.true(Math.min(...values) < bitcoin.parameters[name] && Math.max(...values) > bitcoin.parameters[name], name);
  }
  const logs = draws.map(({ electricityFactor }) => Math.log(electricityFactor));
  t.true(Math.abs(mean(logs)) < (4 * 0.3) / Math.sqrt(logs.length));
});
