import * as z from "zod";
import { computeDieCost } from "../../../hardware-models/die-cost.ts";
import { countDiesPerWafer, estimateDiesPerWafer, type WaferCut } from "../../../hardware-models/wafer.ts";
import {
  computeBoseEinsteinYield,
  computeMurphyYield,
  computeNegativeBinomialYield,
  computePoissonYield,
  computeSeedsRootYield,
  computeSeedsYield,
} from "../../../hardware-models/yield.ts";
import { computeTapeOutThreshold } from "../../../sim/theory/tape-out.ts";
import { createEvaluator } from "../evaluator.ts";
import { nonNegativeField, positiveField } from "../fields.ts";

export const yieldOfDie = createEvaluator(
  "Share of dies without a killing defect, by model",
  z.strictObject({
    die_area_cm2: positiveField,
    D0_per_cm2: nonNegativeField,
    alpha: positiveField,
    N_layers: nonNegativeField,
  }),
  ({ die_area_cm2, D0_per_cm2, alpha, N_layers }) => {
    const defects = die_area_cm2 * D0_per_cm2;
    return {
      poisson: computePoissonYield(defects),
      murphy: computeMurphyYield(defects),
      seeds_exp: computeSeedsRootYield(defects),
      seeds: computeSeedsYield(defects),
      neg_binomial: computeNegativeBinomialYield(defects, alpha),
      bose_einstein_N: computeBoseEinsteinYield(defects, N_layers),
    };
  },
);

const waferFields = { wafer_mm: positiveField, die_w_mm: positiveField, die_h_mm: positiveField };

/** Columns of dies that are counted one by one, and as many rows. */
const MOST_ACROSS = 1e6;

const countsAcross = { error: `a side of which ${MOST_ACROSS} at most lie across the wafer` };

export const diesPerWafer = createEvaluator(
  "Dies on a wafer: the estimate, and a count",
  z
    .strictObject({ ...waferFields, scribe: nonNegativeField, edge: nonNegativeField })
    .refine(({ wafer_mm, edge }) => 2 * edge < wafer_mm, { path: ["edge"], error: "less than half of wafer_mm" })
    .refine(({ wafer_mm, die_w_mm, scribe }) => wafer_mm / (die_w_mm + scribe) <= MOST_ACROSS, {
      path: ["die_w_mm"],
      ...countsAcross,
    })
    .refine(({ wafer_mm, die_h_mm, scribe }) => wafer_mm / (die_h_mm + scribe) <= MOST_ACROSS, {
      path: ["die_h_mm"],
      ...countsAcross,
    }),
  (input) => {
    const cut = toCut(input, input.scribe, input.edge);
    const estimate = estimateDiesPerWafer(cut);
    return {
      dpw_formula: estimate,
      dpw_floor: Math.floor(estimate),
      grid_count_best_of_4_offsets: countDiesPerWafer(cut),
    };
  },
);

export const costOfDie = createEvaluator(
  "Cost of a good die",
  z
    .strictObject({ wafer_cost: nonNegativeField, ...waferFields, D0: nonNegativeField, alpha: positiveField })
    .superRefine((input, context) => {
      const dies = estimateDiesPerWafer(toCut(input, 0, 0));
      if (dies > 0 && dies < Number.POSITIVE_INFINITY) return;
      // The longer side is the one that does not fit, the shorter the one of which there are too many.
      const isWide = input.die_w_mm >= input.die_h_mm;
      const side = isWide === (dies === 0) ? "die_w_mm" : "die_h_mm";
      const bound = dies === 0 ? "at least one" : "a finite number";
      const message = `a die of which a wafer of ${input.wafer_mm} mm holds ${bound}`;
      context.addIssue({ code: "custom", path: [side], message });
    }),
  (input) => {
    const defects = ((input.die_w_mm * input.die_h_mm) / 100) * input.D0;
    const die = computeDieCost({
      waferUsd: input.wafer_cost,
      grossDies: estimateDiesPerWafer(toCut(input, 0, 0)),
      yieldShare: computeNegativeBinomialYield(defects, input.alpha),
    });
    return {
      gross_dies: die.grossDies,
      yield_nb: die.yieldShare,
      good_dies: die.goodDies,
      cost_per_good_die: die.usdPerGoodDie,
    };
  },
);

interface DieInput {
  readonly wafer_mm: number;
  readonly die_w_mm: number;
  readonly die_h_mm: number;
}

function toCut({ wafer_mm, die_w_mm, die_h_mm }: DieInput, scribe: number, edge: number): WaferCut {
  return {
    waferMillimetres: wafer_mm,
    dieWidthMillimetres: die_w_mm,
    dieHeightMillimetres: die_h_mm,
    scribeMillimetres: scribe,
    edgeMillimetres: edge,
  };
}

export const tapeOut = createEvaluator(
  "Chips that must be expected before a tape-out",
  z
    .strictObject({
      NRE_K: positiveField,
      unit_cost: nonNegativeField,
      unit_price: positiveField,
      r: nonNegativeField,
      delta: positiveField,
      sigma: positiveField,
    })
    .refine(({ unit_cost, unit_price }) => unit_price > unit_cost, {
      path: ["unit_price"],
      error: "a number above unit_cost",
    }),
  ({ NRE_K, unit_cost, unit_price, r, delta, sigma }) => {
    const threshold = computeTapeOutThreshold({
      nreUsd: NRE_K,
      unitCostUsd: unit_cost,
      unitPriceUsd: unit_price,
      volume: { driftPerYear: r - delta, discountPerYear: r, volatility: sigma },
    });
    return {
      breakeven_units_npv: threshold.breakEvenUnits,
      beta1: threshold.exponent,
      option_multiple: threshold.multiple,
      units_required_with_option_value: threshold.unitsToGoAhead,
    };
  },
);
