import type { RewardRule } from "./reward-rules/reward-rule.ts";

/** True where work done earns. */
export function earnsByWork({ weighs }: Pick<RewardRule, "weighs">): boolean {
  return weighs !== "stake";
}

/** True where blocks are drawn by work, so that somebody must say how hard a block is. */
export function isWorkLottery(rule: Pick<RewardRule, "kind" | "weighs">): boolean {
  return rule.kind === "lottery" && earnsByWork(rule);
}

/** True where coins at stake earn. */
export function earnsByStake({ weighs }: Pick<RewardRule, "weighs">): boolean {
  return weighs !== "work";
}
