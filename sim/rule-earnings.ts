import type { RewardRule } from "./reward-rules/reward-rule.ts";

/** True where work done earns. */
export function earnsByWork({ weighs }: Pick<RewardRule, "weighs">): boolean {
  return weighs !== "stake";
}

/** True where coins at stake earn. */
export function earnsByStake({ weighs }: Pick<RewardRule, "weighs">): boolean {
  return weighs !== "work";
}
