import test from "ava";
import {
  computeErrorDeviation,
  drawErrorPath,
  type ErrorSpread,
  measureErrorSpread,
  widenSpread,
} from "../../../scenarios/backtest/error-spread.ts";
import { fitWindow } from "../../../scenarios/backtest/fit-window.ts";
import { runBacktest } from "../../../scenarios/backtest/run-backtest.ts";
import { computeRootMeanSquare } from "../../../scenarios/backtest/scores.ts";
import { createLuck, createMadeCoin, plainParameters } from "./made-coin.ts";

const spread: ErrorSpread = { near: 0.1, far: 0.3, months: 8, degrees: 100 };
const ahead = Array.from({ length: 48 }, (_, at) => at + 1);

test("the deviation is that of the window within it, widens past it, and reaches its far value", (t) => {
  t.is(computeErrorDeviation(spread, -30), 0.1);
  t.is(computeErrorDeviation(spread, 0), 0.1);
  for (let distance = 1; distance < 200; distance++) {
    t.true(computeErrorDeviation(spread, distance) >= computeErrorDeviation(spread, distance - 1));
  }
  t.true(Math.abs(computeErrorDeviation(spread, 500) - 0.3) < 1e-6);
});

test("error paths have the deviation of their distance, and depend on their replication only", (t) => {
  const paths = Array.from({ length: 600 }, (_, run) => drawErrorPath(spread, ahead, "1", run));
  for (const at of [0, 10, 47]) {
    const measured = computeRootMeanSquare(paths.map((path) => path[at]!));
    const expected = computeErrorDeviation(spread, at + 1);
    // Student's law of 100 degrees is 1 % wider than the normal one.
    t.true(Math.abs(measured / (expected * Math.sqrt(100 / 98)) - 1) < 4 / Math.sqrt(2 * 600), String(at));
  }
  t.is(drawErrorPath(spread, ahead, "1", 7)[3], drawErrorPath(spread, ahead.slice(0, 9), "1", 7)[3]);
  t.not(drawErrorPath(spread, ahead, "1", 7)[3], drawErrorPath(spread, ahead, "1", 8)[3]);
});

test("a spread is found again from paths that were drawn from it", (t) => {
  const paths = Array.from({ length: 200 }, (_, run) => drawErrorPath(spread, ahead, "found", run));
  const found = measureErrorSpread(spread.near, paths, 100);
  t.true(found.months >= 4 && found.months <= 16);
  t.true(Math.abs(computeErrorDeviation(found, 1) / computeErrorDeviation(spread, 1) - 1) < 0.2);
  t.true(Math.abs(found.far / spread.far - 1) < 0.15);
  t.is(measureErrorSpread(0.1, [], 0).far, 0.2);
});

test("a spread measured on little claims neither less than the errors seen, nor less than twice another coin's", (t) => {
  const tiny: ErrorSpread = { near: 0.01, far: 0.02, months: 2, degrees: 2 };
  t.deepEqual(widenSpread(tiny, 0.05, spread, 0.5), { near: 0.05, far: 0.6, months: 12, degrees: 2 });
  t.deepEqual(widenSpread(tiny, 0.05, spread, 3), { near: 0.05, far: 0.3, months: 12, degrees: 2 });
  t.deepEqual(widenSpread({ ...tiny, far: 0.7 }, 0.005, spread, 3), { ...tiny, far: 0.7 });
});

test("on coins that the model made, with luck that the fit does not know, bands hold about what they promise", (t) => {
  const request = {
    effort: { starts: 1, steps: 3 },
    originEffort: { starts: 1, steps: 2 },
    draws: 1,
    drawSteps: 1,
    seed: "1",
  };
  let [held80, held95, months] = [0, 0, 0];
  const coins = 6;
  for (let coin = 0; coin < coins; coin++) {
    const luck = createLuck(84, `bands/${coin}`, 0.9, 0.25);
    const data = createMadeCoin(plainParameters, 84, 0, `bands/${coin}`, luck);
    const fitted = fitWindow(data, "2018-12", request);
    const { scores } = runBacktest(data, fitted, { replications: 100, seed: "1" });
    const { coverage80, coverage95, errors } = scores.outOfSample!;
    months += errors.model.months;
    held80 += coverage80 * errors.model.months;
    held95 += coverage95 * errors.model.months;
  }
  t.log(`80 %: ${(held80 / months).toFixed(2)}, 95 %: ${(held95 / months).toFixed(2)}`);
  // Months of one coin go together: about as many coins' worth of independent evidence.
  t.true(held80 / months > 0.8 - 4 * Math.sqrt((0.8 * 0.2) / coins) && held80 / months < 0.98);
  t.true(held95 / months > 0.95 - 4 * Math.sqrt((0.95 * 0.05) / coins));
});
