import { rewardRules } from "../sim/reward-rules/registry.ts";
import type { RewardRule } from "../sim/reward-rules/reward-rule.ts";
import type { RuleChoice } from "./scenario.ts";

/** The rule that a scheme chooses, of the registry or the user's own. */
export function getChosenRule({ name, own }: RuleChoice): RewardRule {
  return own?.rule ?? getNamedRule(name);
}

/** The rule of the registry that a scenario names. */
export function getNamedRule(name: string): RewardRule {
  const rules: Readonly<Record<string, RewardRule>> = rewardRules;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) throw new RangeError(`rule: expected one of the registry, got ${name}`);
  return rule;
}
