import * as z from "zod";
import { computeChiSquareCritical } from "../../../sim/theory/chi-square.ts";
import { computeAnyFalseAlarm } from "../../../sim/theory/false-alarms.ts";
import { computeGoodnessOfFit } from "../../../sim/theory/goodness-of-fit.ts";
import { computeKolmogorovCritical } from "../../../sim/theory/kolmogorov.ts";
import { computeExactKolmogorovCritical } from "../../../sim/theory/kolmogorov-exact.ts";
import { rejectByBenjaminiHochberg, rejectByBonferroni, rejectByHolm } from "../../../sim/theory/multiple-tests.ts";
import { computeTwoSidedZ } from "../../../sim/theory/normal.ts";
import { computeDrawsNeeded } from "../../../sim/theory/sample-size.ts";
import { createEvaluator } from "../evaluator.ts";
import {
  chanceField,
  countField,
  listField,
  nonNegativeField,
  positiveField,
  shareField,
  sharesField,
} from "../fields.ts";

/** The quantile takes time in proportion to the root of the degrees. */
const MOST_DEGREES = 1e12;

const degreesField = positiveField.refine((degrees) => degrees <= MOST_DEGREES, {
  error: `a number above 0, at most ${MOST_DEGREES}`,
});

export const statChi2 = createEvaluator(
  "Critical value of a chi-square test",
  z.strictObject({ df: degreesField, p: chanceField }),
  ({ df, p }) => ({ critical: computeChiSquareCritical(df, p) }),
);

/** The exact critical value takes time in proportion to the sample. */
const LARGEST_EXACT_SAMPLE = 1e6;

export const statKs = createEvaluator(
  "Critical distance of a Kolmogorov-Smirnov test",
  z.strictObject({ n: countField, p: chanceField }),
  ({ n, p }) => {
    const limit = computeKolmogorovCritical(p);
    return {
      asymptotic_D: limit / Math.sqrt(n),
      exact_D: n <= LARGEST_EXACT_SAMPLE ? computeExactKolmogorovCritical(n, p) : null,
      two_sample_D_equal_n: limit * Math.sqrt(2 / n),
    };
  },
);

export const statSampleSize = createEvaluator(
  "Blocks after which a test of a share finds a given difference",
  z
    .strictObject({
      p0: chanceField,
      detectable_delta: positiveField,
      alpha_two_sided: chanceField,
      power: chanceField,
    })
    .refine(({ p0, detectable_delta }) => p0 + detectable_delta <= 1, {
      path: ["detectable_delta"],
      error: "a difference that leaves p0 + detectable_delta <= 1",
    }),
  ({ p0, detectable_delta, alpha_two_sided, power }) => ({
    blocks_needed: computeDrawsNeeded({ share: p0, difference: detectable_delta, alpha: alpha_two_sided, power }),
  }),
);

export const statMultiple = createEvaluator(
  "Which of several tests reject",
  z.strictObject({ pvalues: listField(shareField, 1), alpha: chanceField }),
  ({ pvalues, alpha }) => ({
    bonferroni: rejectByBonferroni(pvalues, alpha),
    holm: rejectByHolm(pvalues, alpha),
    bh: rejectByBenjaminiHochberg(pvalues, alpha),
  }),
);

export const statFlake = createEvaluator(
  "False alarms of a suite of statistical tests",
  z.strictObject({ independent_tests: countField, per_test_alpha: chanceField }),
  ({ independent_tests, per_test_alpha }) => ({
    P_any_false_alarm: computeAnyFalseAlarm(independent_tests, per_test_alpha),
    // The published vectors are in plain arithmetic: of alpha^2 = 1e-12 that keeps four digits, and so does this.
    with_one_retry_on_fresh_seed: 1 - (1 - per_test_alpha ** 2) ** independent_tests,
    z_two_sided: computeTwoSidedZ(per_test_alpha),
  }),
);

export const statChi2Example = createEvaluator(
  "Chi-square test of counts against given chances",
  z
    .strictObject({ observed: listField(nonNegativeField, 2), expected_probs: sharesField })
    .refine(({ expected_probs }) => expected_probs.every((chance) => chance > 0), {
      path: ["expected_probs"],
      error: "chances above 0",
    })
    .refine(({ observed, expected_probs }) => observed.length === expected_probs.length, {
      path: ["expected_probs"],
      error: "as many chances as counts",
    })
    .refine(({ observed }) => observed.some((count) => count > 0), {
      path: ["observed"],
      error: "a count above 0",
    }),
  ({ observed, expected_probs }) => {
    const fit = computeGoodnessOfFit(observed, expected_probs);
    return { chi2: fit.statistic, df: fit.degrees, p: fit.pValue };
  },
);
