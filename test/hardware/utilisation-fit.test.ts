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
import { createStream } from "../../sim/engine/random-stream.ts";
import { library } from "./hardware-library.ts";

const rows = readMeasuredRows();
const report = runFit(rows, library);
const { inSample, heldOut, estimates } = report.serving;

test("the committed fit is the fit of the committed rows", (t) => {
  const committed = readUtilisationFile();
  const flatten = (value: unknown): number[] =>
    typeof value === "number"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(flatten)
        : [];
  const [found, expected] = [flatten(report.fitted), flatten(committed)];
  t.is(found.length, expected.length);
  for (const [index, value] of found.entries())
    t.true(Math.abs(value / expected[index]! - 1) < 1e-3, `figure ${index}`);
  t.deepEqual(report.fitted.seen, committed.seen);
  t.deepEqual(report.fitted.oneInstanceModels, committed.oneInstanceModels);
});

test("in sample the fit is within x1.12 of dense models and x1.15 of mixtures of experts", (t) => {
  t.true(inSample.dense.geometricMeanError < 1.12);
  t.true(inSample.moe.geometricMeanError < 1.15);
  t.true(Math.abs(Math.log(inSample.all.bias)) < 0.03);
  t.true(inSample.all.rows >= 180);
});

test("accelerators that the fit has not seen are predicted within x1.18 on average", (t) => {
  t.true(heldOut.accelerator.byClass.dense.geometricMeanError < 1.185);
  t.true(heldOut.accelerator.byClass.moe.geometricMeanError < 1.185);
});

test("models, and pairs of both, that the fit has not seen are predicted within x1.2 on average", (t) => {
  t.true(heldOut.model.all.geometricMeanError < 1.2);
  t.true(heldOut.pair.all.geometricMeanError < 1.19);
  t.true(heldOut.both.all.geometricMeanError < 1.21);
});

test("nine of ten held-out rows fall into intervals that were set without them", (t) => {
  for (const novelty of ["pair", "accelerator", "model", "both"] as const) {
    for (const modelClass of ["dense", "moe"] as const) {
      const coverage = heldOut[novelty].coverage[modelClass];
      t.true(coverage > 0.75 && coverage <= 1, `${novelty} ${modelClass}: ${coverage}`);
    }
  }
  t.true(heldOut.both.coverage.dense > 0.85);
});

test("every parameter stays physical and inside its interval", (t) => {
  for (const [name, { value, low, high }] of Object.entries(estimates)) t.true(low <= value && value <= high, name);
  const { serving } = report.fitted;
  for (const share of ["moeGemmFactor", "attentionEfficiency", "bandwidthEfficiency", "linkEfficiency"] as const) {
    t.true(serving[share] > 0.2 && serving[share] < 1, share);
  }
});

test("image models, encoders and watts on unseen accelerators are within x1.25", (t) => {
  const { cnn, encoder } = report.samples.leaveOneAcceleratorOutByClass;
  t.true(cnn.geometricMeanError < 1.25 && encoder.geometricMeanError < 1.22);
  t.true(report.power.leaveOneAcceleratorOut.geometricMeanError < 1.25);
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
