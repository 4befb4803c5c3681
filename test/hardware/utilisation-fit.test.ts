import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { computeMachineRate } from "../../hardware-models/serving-layout.ts";
import { fitServing } from "../../scenarios/fit/fit-serving.ts";
import {
  computeCoverage,
  computeJackknife,
  computeSpreadFactor,
  summariseErrors,
} from "../../scenarios/fit/held-out-error.ts";
import { minimiseLeastSquares } from "../../scenarios/fit/levenberg-marquardt.ts";
import { readMeasuredRows, runFit } from "../../scenarios/fit/run-fit.ts";
import { collectServingMeasurements } from "../../scenarios/fit/serving-measurement.ts";
import { parameterNames, unpackParameters } from "../../scenarios/fit/serving-parameters.ts";
import { readUtilisationFile } from "../../scenarios/fit/utilisation-file.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { describeInference } from "../../scenarios/verify/inference-statements.ts";
import { judgeStatement } from "../../scenarios/verify/statement.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { library } from "./hardware-library.ts";

const rows = readMeasuredRows();
const report = runFit(rows, library);
const { inSample, heldOut, estimates } = report.serving;

test("every statement on inference holds: errors on what was left out, intervals, the committed fit", (t) => {
  const committed = readUtilisationFile();
  const judged = describeInference(report, committed).map(judgeStatement);
  t.deepEqual(
    judged.filter(({ verdict }) => verdict !== "holds").map(({ id }) => id),
    [],
  );
  t.deepEqual(report.fitted.seen, committed.seen);
  t.deepEqual(report.fitted.oneInstanceModels, committed.oneInstanceModels);
  const other = { ...committed, power: { ...committed.power, hostRootWatts: 1.01 * committed.power.hostRootWatts } };
  const [file] = describeInference(report, other).map(judgeStatement);
  t.is(file!.verdict, "fails");
});

test("README.md tells the error on accelerators left out as it is", (t) => {
  const readme = readFileSync(join(getPackageRoot(), "README.md"), "utf8").replaceAll(/\s+/g, " ");
  const factor = heldOut.accelerator.all.geometricMeanError.toFixed(2);
  t.true(readme.includes(`left out of the fit are missed by a factor of ${factor} (geometric mean)`), factor);
});

test("in sample the fit is within x1.12 of dense models and x1.15 of mixtures of experts", (t) => {
  t.true(inSample.dense.geometricMeanError < 1.12);
  t.true(inSample.moe.geometricMeanError < 1.15);
  t.true(Math.abs(Math.log(inSample.all.bias)) < 0.03);
  t.true(inSample.all.rows >= 180);
});

test("every parameter stays physical and inside its interval", (t) => {
  for (const [name, { value, low, high }] of Object.entries(estimates)) t.true(low <= value && value <= high, name);
  const { serving } = report.fitted;
  for (const share of ["moeGemmFactor", "attentionEfficiency", "bandwidthEfficiency", "linkEfficiency"] as const) {
    t.true(serving[share] > 0.2 && serving[share] < 1, share);
  }
});

test("image models and encoders on unseen accelerators are within x1.25", (t) => {
  const { cnn, encoder } = report.samples.leaveOneAcceleratorOutByClass;
  t.true(cnn.geometricMeanError < 1.25 && encoder.geometricMeanError < 1.22);
});

test("the fit finds the parameters that made its data, as far as predictions tell them apart", (t) => {
  const measured = collectServingMeasurements(rows, library);
  const random = createStream("1", "hardware/fit");
  const truth = unpackParameters(
    parameterNames.map((name) => Math.log(estimates[name]!.value) + 0.2 * (random() - 0.5)),
  );
  const made = measured.map((one) => ({
    ...one,
    outputTokensPerSecond:
      truth.software[one.software] *
      computeMachineRate(one.machine, one.load, truth.utilisation)!.outputTokensPerSecond,
  }));
  const half = made.filter((_, index) => index % 2 === 0);
  const found = unpackParameters(fitServing(half));
  const errors = made.map(({ machine, load, software, outputTokensPerSecond }) => {
    const rate = computeMachineRate(machine, load, found.utilisation)!.outputTokensPerSecond * found.software[software];
    return Math.log(rate / outputTokensPerSecond);
  });
  t.true(summariseErrors(errors).geometricMeanError < 1.03, `${summariseErrors(errors).geometricMeanError}`);
});

test("scaling every measured rate scales every prediction of one chip without a bound", (t) => {
  const measured = collectServingMeasurements(rows, library).filter(
    ({ machine }) => machine.accelerator.vendor === "NVIDIA",
  );
  const slower = measured.map((one) => ({ ...one, outputTokensPerSecond: one.outputTokensPerSecond * 0.8 }));
  const [fast, slow] = [unpackParameters(fitServing(measured)), unpackParameters(fitServing(slower))];
  const ratios = measured.map(({ machine, load }) =>
    Math.log(
      computeMachineRate(machine, load, slow.utilisation)!.outputTokensPerSecond /
        computeMachineRate(machine, load, fast.utilisation)!.outputTokensPerSecond,
    ),
  );
  const { bias } = summariseErrors(ratios);
  t.true(bias > 0.78 && bias < 0.88, `${bias}`);
});

test("least squares end at the solution of the normal equations", (t) => {
  const inputs = Array.from({ length: 20 }, (_, index) => index / 10);
  const point = minimiseLeastSquares({
    start: [0, 0, 0],
    residualCount: inputs.length,
    residuals: (at, out) => {
      inputs.forEach((x, index) => {
        out[index] = at[0]! + at[1]! * x + at[2]! * x * x - (3 - 2 * x + 0.5 * x * x);
      });
    },
  });
  for (const [index, expected] of [3, -2, 0.5].entries()) t.true(Math.abs(point[index]! - expected) < 1e-4);
});

test("spread and coverage of known residuals are what they are by hand", (t) => {
  const residuals = Array.from({ length: 100 }, (_, index) => ({
    residual: (index + 1) / 100,
    weight: 1,
    fold: `${index}`,
  }));
  t.true(Math.abs(computeSpreadFactor(residuals, 0.9) - Math.exp(0.9)) < 1e-12);
  t.true(Math.abs(computeCoverage(residuals, 0.9) - 0.9) <= 0.01);
  const { value, low, high } = computeJackknife(0, [0.1, -0.1, 0.1, -0.1]);
  t.is(value, 1);
  t.true(
    Math.abs(Math.log(high) - 1.645 * Math.sqrt(0.03)) < 1e-12 && Math.abs(Math.log(low) + Math.log(high)) < 1e-12,
  );
});
