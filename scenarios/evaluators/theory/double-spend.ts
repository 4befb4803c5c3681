import * as z from "zod";
import { computeDoubleSpendChance, computeDoubleSpendChancePoisson } from "../../../sim/theory/double-spend.ts";
import { createEvaluator } from "../evaluator.ts";
import { shareField, wholeField } from "../fields.ts";

const WHITE_PAPER_DIGITS = 1e7;
const MOST_CONFIRMATIONS = 1e9;

export const doubleSpend = createEvaluator(
  "Chance that a double spend succeeds after some confirmations",
  z.strictObject({ q: shareField, confirmations: wholeField(0, MOST_CONFIRMATIONS) }),
  ({ q, confirmations }) => {
    const poisson = computeDoubleSpendChancePoisson(q, confirmations);
    return {
      nakamoto_poisson: poisson,
      nakamoto_rounded7: Math.round(poisson * WHITE_PAPER_DIGITS) / WHITE_PAPER_DIGITS,
      exact_negative_binomial: computeDoubleSpendChance(q, confirmations),
    };
  },
);
