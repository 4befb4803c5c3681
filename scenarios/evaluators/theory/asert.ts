import * as z from "zod";
import { computeAsertGrowthRatio, computeAsertStep } from "../../../sim/difficulty/asert-fluid.ts";
import { renderShortBits } from "../../../sim/difficulty/compact-bits.ts";
import { SECONDS_PER_DAY } from "../../../sim/units.ts";
import { anchorFields, computeNextBits, heightField } from "../asert-fields.ts";
import { createEvaluator } from "../evaluator.ts";
import { finiteField, listField, nonNegativeField, positiveField, timeField } from "../fields.ts";

const SPACING_SECONDS = 600;
const PERIOD_SECONDS = 14 * SECONDS_PER_DAY;

export const difficultyAsert = createEvaluator(
  "Targets of ASERT (aserti3-2d) at given heights and times",
  z.strictObject({
    ...anchorFields,
    points_height_time: listField(z.tuple([heightField, timeField], { error: "[height, time]" }), 1),
  }),
  ({ points_height_time: points, ...anchor }) => ({
    bits: points.map(([height, time]) => renderShortBits(computeNextBits(anchor, height, time))),
  }),
);

export const difficultyAsertStep = createEvaluator(
  "ASERT after a sudden change of hashrate",
  z.strictObject({
    halflife_s: positiveField,
    hashrate_step: positiveField,
    elapsed_s: nonNegativeField,
    initial_difficulty_over_hashrate: positiveField,
  }),
  (input) => {
    const step = computeAsertStep({
      halflifeSeconds: input.halflife_s,
      spacingSeconds: SPACING_SECONDS,
      hashrateStep: input.hashrate_step,
      elapsedSeconds: input.elapsed_s,
      initialDifficulty: input.initial_difficulty_over_hashrate,
    });
    return {
      difficulty_over_initial: step.difficultyRatio,
      interval_s: SPACING_SECONDS * step.intervalRatio,
      blocks_found_by_t: step.blocks,
    };
  },
);

export const difficultyAsertGrowth = createEvaluator(
  "Steady state of ASERT under growing hashrate",
  z
    .strictObject({ log_growth_per_14_days: finiteField, halflife_s: positiveField })
    .refine((input) => computeRatio(input) > 0, {
      path: ["log_growth_per_14_days"],
      error: "a decline slower than ASERT's own, above -14 days * ln 2 / halflife",
    }),
  (input) => ({ D_over_h: computeRatio(input), mean_interval_s: SPACING_SECONDS * computeRatio(input) }),
);

function computeRatio(input: { log_growth_per_14_days: number; halflife_s: number }): number {
  return computeAsertGrowthRatio(input.log_growth_per_14_days / PERIOD_SECONDS, input.halflife_s);
}
