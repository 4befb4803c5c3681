import { rewardRules } from "../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { getVectorFolder } from "./read-vectors.ts";

/** What is put to the test; all of it can be handed in, so that a test may plant a fault and see it told. */
export interface VerifyContext {
  readonly vectorFolder: string;
  readonly rewardRules: Readonly<Record<string, RewardRule>>;
}

/** The package as it is. */
export function createVerifyContext(): VerifyContext {
  return { vectorFolder: getVectorFolder(), rewardRules };
}
