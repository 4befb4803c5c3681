import type { ChoiceSpecs, ParameterSpecs } from "../../sim/parameter.ts";
import { rewardRules } from "../../sim/reward-rules/registry.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { isWorkLottery } from "../../sim/rule-earnings.ts";
import type { Scenario } from "../scenario.ts";
import { makeNumberControl } from "./number-control.ts";
import type { Control, RuleOption } from "./what-if.ts";

/** The rules that any scheme of the scenario could have instead of its own, by name; each once. */
export function listRuleOptions(scenario: Scenario): Readonly<Record<string, RuleOption>> {
  const used = new Set(scenario.schemes.map(({ rule }) => rule.name));
  const entries = Object.entries<RewardRule>(rewardRules).filter(
    ([name, rule], index, all) => used.has(name) || (isFirst(rule, index, all) && canStart(scenario, rule)),
  );
  return Object.fromEntries(entries.map(([name, rule]) => [name, describeRule(rule)]));
}

/** Some rules have two names. */
function isFirst(rule: RewardRule, index: number, all: readonly (readonly [string, RewardRule])[]): boolean {
  return all.findIndex(([, other]) => other === rule) === index;
}

/** History knows how hard a block of hashes is, and of no other work. */
function canStart({ work, chain }: Scenario, rule: RewardRule): boolean {
  return !isWorkLottery(rule) || work.kernel === "sha256d" || chain.startDifficulty !== "history";
}

function describeRule(rule: RewardRule): RuleOption {
  const { title, pays } = rule;
  const parameters: ParameterSpecs = rule.parameters;
  const choices: ChoiceSpecs = rule.kind === "epoch" ? rule.choices : {};
  const controls: Control[] = [
    ...Object.entries(parameters).map(([name, spec]) => makeNumberControl(name, spec, spec.default)),
    ...Object.entries(choices).map(
      ([path, spec]): Control => ({
        kind: "choice",
        path,
        title: spec.title,
        value: spec.default,
        choices: spec.choices,
      }),
    ),
  ];
  return { title, pays, needsDifficulty: isWorkLottery(rule), controls };
}
