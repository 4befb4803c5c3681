import test from "ava";
import { cutData } from "../../../scenarios/backtest/backtest-data.ts";
import { fitParameters } from "../../../scenarios/backtest/fit-parameters.ts";
import { fitWindow } from "../../../scenarios/backtest/fit-window.ts";
import { readFittedFile } from "../../../scenarios/backtest/fitted-file.ts";
import { runFreely } from "../../../scenarios/backtest/free-run.ts";
import { minimiseSquares } from "../../../scenarios/backtest/least-squares.ts";
import { loadBacktest } from "../../../scenarios/backtest/load-backtest.ts";
import { packPoint, unpackPoint } from "../../../scenarios/backtest/parameter-point.ts";
import { computeRootMeanSquare } from "../../../scenarios/backtest/scores.ts";
import { listFitStatements } from "../../../scenarios/verify/frozen-fit.ts";
import { judgeStatement } from "../../../scenarios/verify/statement.ts";
import { cohortParameterNames } from "../../../sim/backtest/cohort-parameters.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { createMadeCoin, plainParameters } from "./made-coin.ts";

const lightFit = {
  effort: { starts: 2, steps: 3 },
  originEffort: { starts: 1, steps: 2 },
  draws: 2,
  drawSteps: 1,
  seed: "1",
};

test("a fit reads nothing after its window: with another future it finds the same, bit by bit", (t) => {
  const data = createMadeCoin(plainParameters, 60, 0.2);
  const stream = createStream("fit", "future");
  const changed = {
    ...data,
    months: data.months.map((month, at) =>
      at < 36 ? month : { ...month, revenueUsd: month.revenueUsd * stream(), observedHashrate: 1e15 * (1 + stream()) },
    ),
    devices: data.devices.filter(({ releaseTime }) => releaseTime < data.months[36]!.timeSeconds),
  };
  const fitted = fitWindow(data, "2017-12", lightFit);
  t.deepEqual(fitWindow(changed, "2017-12", lightFit), fitted);
  t.is(fitted.window.to, "2017-12");
  t.notDeepEqual(fitWindow(data, "2018-12", lightFit).parameters, fitted.parameters);
});

test("the frozen parameters of Bitcoin were fitted to the data that ship, up to 2018-12", (t) => {
  const fitted = readFittedFile(undefined);
  const data = loadBacktest({});
  t.is(fitted.window.from, "2010-07");
  t.is(fitted.window.to, "2018-12");
  const verdicts = (own: typeof fitted) => listFitStatements(data, own).map((one) => judgeStatement(one).verdict);
  t.deepEqual(verdicts(fitted), ["holds", "holds"]);
  t.deepEqual(verdicts({ ...fitted, windowSha256: "other" }), ["fails", "holds"]);
  const moved = { ...fitted.parameters, spendShare: 1.001 * fitted.parameters.spendShare };
  t.deepEqual(verdicts({ ...fitted, parameters: moved }), ["holds", "fails"]);
  for (const name of cohortParameterNames) {
    const { low, high } = fitted.intervals[name]!;
    t.true(low <= high, name);
  }
});

test("a coin that the model made is recovered by the fit, and its later months are foretold", (t) => {
  const data = createMadeCoin(plainParameters, 84, 0);
  const found = fitParameters(cutData(data, "2019-12"), { starts: 3, steps: 30 }, "1");
  const errors = runFreely(data, found).map(({ hashrateHashesPerSecond }, index) =>
    Math.log10(hashrateHashesPerSecond / data.months[index]!.observedHashrate),
  );
  const [inside, later] = [errors.slice(0, 60), errors.slice(60)].map(computeRootMeanSquare);
  t.log(JSON.stringify(found), inside, later);
  t.true(inside! < 0.02 && later! < 0.05);
  // Those that the hashrate shows well: life, spread of electricity and prior can stand in for one another.
  t.true(Math.abs(found.spendShare / plainParameters.spendShare - 1) < 0.25);
  t.true(Math.abs(found.pricePassThrough - plainParameters.pricePassThrough) < 0.2);
  t.true(Math.abs(found.leadMonths - plainParameters.leadMonths) < 0.6);
});

test("least squares are found in bowls, valleys and folds", (t) => {
  const minimise = (evaluate: (point: readonly number[]) => number[], start: number[]) =>
    minimiseSquares((point) => Float64Array.from(evaluate(point)), start, { steps: 200, difference: 0.02 });
  const bowl = minimise(([x = 0, y = 0]) => [x - 3, Math.sqrt(10) * (y + 1), 1], [0, 0]);
  t.true(Math.hypot(bowl.point[0]! - 3, bowl.point[1]! + 1) < 1e-3 && Math.abs(bowl.value - 1) < 1e-6);
  const valley = minimise(([x = 0, y = 0]) => [1 - x, 10 * (y - x * x)], [-1.2, 1]);
  t.true(Math.hypot(valley.point[0]! - 1, valley.point[1]! - 1) < 1e-2);
  const fold = minimise((point) => point.map((x) => Math.sqrt(Math.abs(x - 2))), [0, 0, 0, 0]);
  t.true(fold.value < 0.2);
});

test("a point is its parameters, and every point lies within the ranges", (t) => {
  const back = unpackPoint(packPoint(plainParameters));
  for (const name of cohortParameterNames) t.true(Math.abs(back[name] / plainParameters[name] - 1) < 1e-9, name);
});
