import type { Evaluator } from "../evaluator.ts";
import { holm, meanInterval, mser5, quantileInterval, ratioInterval } from "./intervals.ts";
import { morris, sobolIndices } from "./sensitivity.ts";

/** Statistics of studies, from given values. */
export const statsEvaluators = {
  "stats/mean.interval": meanInterval,
  "stats/quantile.interval": quantileInterval,
  "stats/ratio.interval": ratioInterval,
  "stats/holm": holm,
  "stats/mser5": mser5,
  "stats/morris": morris,
  "stats/sobol.indices": sobolIndices,
} as const satisfies Record<string, Evaluator>;
