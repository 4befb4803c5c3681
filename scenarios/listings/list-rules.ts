import { difficultyRules } from "../../sim/difficulty/registry.ts";
import { strategies } from "../../sim/network/strategies/registry.ts";
import type { ChoiceSpecs, ParameterSpecs } from "../../sim/parameter.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import type { Listing } from "./listing.ts";

/** Reward rules: what each pays for, its parameters, its source. */
export function listRewardRules(): Listing {
  return {
    columns: ["name", "title", "parameters", "pays", "source"],
    rows: Object.entries<RewardRule>(rewardRules).map(([name, rule]) => [
      name,
      rule.title,
      renderParameters(rule.parameters, "choices" in rule ? rule.choices : {}),
      rule.pays,
      rule.source,
    ]),
  };
}

/** Difficulty rules: their parameters, their source. */
export function listDifficultyRules(): Listing {
  return {
    columns: ["name", "title", "parameters", "source"],
    rows: Object.entries(difficultyRules).map(([name, rule]) => [
      name,
      rule.title,
      renderParameters(rule.parameters, {}),
      rule.source,
    ]),
  };
}

/** Strategies of miners: what each does, its parameters, its source. */
export function listStrategies(): Listing {
  return {
    columns: ["name", "plays", "parameters", "source"],
    rows: Object.entries(strategies).map(([name, { plays, parameters, source }]) => [
      name,
      plays,
      renderParameters(parameters, {}),
      source,
    ]),
  };
}

function renderParameters(parameters: ParameterSpecs, choices: ChoiceSpecs): string {
  const texts = [
    ...Object.entries(parameters).map(([name, spec]) => `${name} = ${spec.default} ${spec.unit}`),
    ...Object.entries(choices).map(([name, spec]) => `${name} = ${spec.default} (of ${spec.choices.join(", ")})`),
  ];
  return texts.length === 0 ? "none" : texts.join(", ");
}
