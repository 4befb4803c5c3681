import * as z from "zod";
import { computeConcentration } from "../../../sim/metrics/concentration.ts";
import { createEvaluator } from "../evaluator.ts";
import { listField, nonNegativeField } from "../fields.ts";

export const concentration = createEvaluator(
  "Concentration of holdings; null where nobody holds anything",
  z.strictObject({ holdings: listField(nonNegativeField, 0) }),
  ({ holdings }) => {
    const measures = computeConcentration(holdings);
    return {
      n: holdings.length,
      HHI: measures?.hhi ?? null,
      effective_n: measures?.effectiveHolders ?? null,
      gini: measures?.gini ?? null,
      gini_unbiased: measures?.giniUnbiased ?? null,
      shannon_nats: measures?.shannonNats ?? null,
      shannon_bits: measures?.shannonBits ?? null,
      normalized_entropy: measures?.normalisedEntropy ?? null,
      theil_T: measures?.theilT ?? null,
      theil_L: measures?.theilL ?? null,
      nakamoto_gt_half: measures?.nakamotoHalf ?? null,
      nakamoto_gt_third: measures?.nakamotoThird ?? null,
      max_share: measures?.topShare ?? null,
      top4_share: measures?.topFourShare ?? null,
    };
  },
);
