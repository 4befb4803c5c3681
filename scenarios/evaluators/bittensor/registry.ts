import type { Evaluator } from "../evaluator.ts";

/** Bittensor's rules, by the names of its vectors. */
export const bittensorEvaluators = {} as const satisfies Record<string, Evaluator>;
