import { rewardRules } from "../sim/reward-rules/registry.ts";
import type { RewardRule } from "../sim/reward-rules/reward-rule.ts";

/** The rule of the registry that a scenario names. */
export function getNamedRule(name: string): RewardRule {
  const rules: Readonly<Record<string, RewardRule>> = rewardRules;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) throw new RangeError(`rule: expected one of the registry, got ${name}`);
  return rule;
}
