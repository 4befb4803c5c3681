import type { Evaluator } from "../evaluator.ts";

/** Mining contests, entry, learning, yield and the option to tape out. */
export const economicsEvaluators = {} as const satisfies Record<string, Evaluator>;
