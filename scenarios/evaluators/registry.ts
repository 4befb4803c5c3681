import { bittensorEvaluators } from "./bittensor/registry.ts";
import { difficultyEvaluators } from "./difficulty/registry.ts";
import type { Evaluator } from "./evaluator.ts";
import { gonkaEvaluators } from "./gonka/registry.ts";
import { statsEvaluators } from "./stats/registry.ts";
import { theoryEvaluators } from "./theory/registry.ts";

/** Everything that `proofground eval` can evaluate, by family/group. */
export const evaluators = {
  ...theoryEvaluators,
  ...difficultyEvaluators,
  ...gonkaEvaluators,
  ...bittensorEvaluators,
  ...statsEvaluators,
} as const satisfies Record<string, Evaluator>;
