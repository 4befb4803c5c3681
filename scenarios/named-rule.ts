import { rewardRules } from "../sim/reward-rules/registry.ts";
import type { RewardRule } from "../sim/reward-rules/reward-rule.ts";
import { earnsByWork } from "../sim/rule-earnings.ts";

/** The rule of the registry that a scenario names. */
export function getNamedRule(name: string): RewardRule {
  const rules: Readonly<Record<string, RewardRule>> = rewardRules;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) throw new RangeError(`rule: expected one of the registry, got ${name}`);
  return rule;
}

/** True where blocks are drawn by work, so that somebody must say how hard a block is. */
export function isWorkLottery(rule: RewardRule): boolean {
  return rule.kind === "lottery" && earnsByWork(rule);
}
