import type { Evaluator } from "../evaluator.ts";

/** Proof of stake: issuance and penalties of real networks. */
export const stakeEvaluators = {} as const satisfies Record<string, Evaluator>;
