import type { Evaluator } from "../evaluator.ts";

/** Gonka's rules, by the names of its vectors. */
export const gonkaEvaluators = {} as const satisfies Record<string, Evaluator>;
