import type { Evaluator } from "../evaluator.ts";

/** Forks, selfish mining, double spends, and what an attack costs. */
export const networkEvaluators = {} as const satisfies Record<string, Evaluator>;
