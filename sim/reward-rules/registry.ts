import { proofOfStake } from "./proof-of-stake.ts";
import { proofOfWork } from "./proof-of-work.ts";
import type { RewardRule } from "./reward-rule.ts";

/** Every reward rule a scenario can name. */
export const rewardRules = {
  "proof-of-work": proofOfWork,
  "proof-of-stake": proofOfStake,
} as const satisfies Record<string, RewardRule>;
