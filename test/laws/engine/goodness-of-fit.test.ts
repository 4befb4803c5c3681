import test from "ava";
import {
  computeChiSquareZ,
  computeIndependenceZ,
  computeKolmogorov,
  computeMeanZ,
  computeNormalDeviate,
  computeTwoSampleKolmogorov,
  computeVarianceZ,
} from "./goodness-of-fit.ts";
import { readTheoryVectors } from "./theory-vectors.ts";

const ONE_SIDED_DEVIATES: Readonly<Record<string, number>> = {
  "0.05": 1.6449,
  "0.01": 2.3263,
  "0.001": 3.0902,
  "0.000001": 4.7534,
};

test("critical values of chi-square lie at the normal deviate of their probability", (t) => {
  for (const { inputs, expected } of readTheoryVectors<{ df: number; p: number }, { critical: number }>("stat.chi2")) {
    const deviate = ONE_SIDED_DEVIATES[String(inputs.p)]!;
    t.true(Math.abs(computeNormalDeviate(expected.critical, inputs.df) - deviate) < 0.1, `df ${inputs.df}`);
  }
});

test("chi-square of a worked example gives its probability", (t) => {
  const [example] = readTheoryVectors<{ observed: number[]; expected_probs: number[] }, { p: number }>(
    "stat.chi2.example",
  );
  const observed = example!.inputs.observed;
  const total = observed.reduce((sum, count) => sum + count, 0);
  const z = computeChiSquareZ(
    observed,
    example!.inputs.expected_probs.map((p) => p * total),
  );
  t.true(Math.abs(z - -0.786) < 0.02, `z ${z} for p ${example!.expected.p}`);
});

test("an even grid lies half a step from its law, and two equal grids a step from each other", (t) => {
  const grid = Float64Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
  t.true(Math.abs(computeKolmogorov(grid, (value) => value) - Math.sqrt(100) * 0.005) < 1e-12);
  const shifted = grid.map((value) => value + 0.001);
  t.true(Math.abs(computeTwoSampleKolmogorov(grid, shifted) - Math.sqrt(50) * 0.01) < 1e-12);
});

test("proportional rows are independent, and a shifted row is not", (t) => {
  const proportional = [Float64Array.of(100, 200, 300), Float64Array.of(200, 400, 600)];
  t.true(computeIndependenceZ(proportional) < 0);
  t.true(computeIndependenceZ([proportional[0]!, Float64Array.of(300, 400, 500)]) > 3);
});

test("mean and variance deviate by their standard errors", (t) => {
  const sample = Float64Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  t.is(computeMeanZ(sample, 0, 1), 0);
  t.true(Math.abs(computeMeanZ(sample, 0.5, 1) - -0.5 * Math.sqrt(50)) < 1e-12);
  t.true(Math.abs(computeVarianceZ(sample, 50 / 49)) < 1e-12);
});
