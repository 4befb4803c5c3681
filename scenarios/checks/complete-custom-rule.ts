import type { RuleParameters } from "../../sim/parameter.ts";
import { computeDefaultParameters } from "../../sim/reward-rules/default-parameters.ts";
import { checkRule } from "../../sim/reward-rules/laws/check-rule.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { suggestName } from "../nearest-name.ts";
import { type Problem, renderFound } from "../problem.ts";
import type { RuleChoice } from "../scenario.ts";

/** A rule of the user's with every parameter and choice written out, or what is wrong with it. */
export interface CompletedRule {
  readonly choice: RuleChoice;
  readonly problems: readonly Problem[];
}

/**
 * Writes the rule's own defaults out, checks what the scheme changed of them, and runs the laws with the result.
 *
 * @param path of the scheme's rule in the scenario
 */
export function completeCustomRule(given: RuleChoice, rule: RewardRule, path: string): CompletedRule {
  const defaults = computeDefaultParameters(rule);
  const parameters = { ...defaults.parameters, ...given.parameters };
  const choice = { ...given, parameters, choices: { ...defaults.choices, ...given.choices } };
  const problems = [...listWrongParameters(given, rule, path), ...listWrongChoices(given, rule, path)];
  return { choice, problems: problems.length > 0 ? problems : listBreaches(choice, rule, path) };
}

function getChoices(rule: RewardRule) {
  return rule.kind === "epoch" ? rule.choices : {};
}

function listWrongParameters({ parameters }: RuleParameters, rule: RewardRule, path: string): Problem[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const place = `${path}.parameters.${name}`;
    const spec = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
    if (spec === undefined) return [describeUnknown(place, name, Object.keys(rule.parameters))];
    if (value >= spec.min && value <= spec.max) return [];
    const expected = `a number from ${spec.min} to ${spec.max} (${spec.unit})`;
    return [{ path: place, expected, found: String(value), cure: `Change ${name}.` }];
  });
}

function listWrongChoices({ choices }: RuleParameters, rule: RewardRule, path: string): Problem[] {
  const specs = getChoices(rule);
  return Object.entries(choices).flatMap(([name, word]) => {
    const place = `${path}.choices.${name}`;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) return [describeUnknown(place, name, Object.keys(specs))];
    if (spec.choices.includes(word)) return [];
    const expected = `one of ${spec.choices.join(", ")}`;
    return [{ path: place, expected, found: renderFound(word), cure: suggestName(word, spec.choices) }];
  });
}

function describeUnknown(path: string, name: string, known: readonly string[]): Problem {
  const expected = known.length === 0 ? "none, as the rule's file names none" : `one of those in the rule's file`;
  return {
    path,
    expected,
    found: renderFound(name),
    cure: known.length === 0 ? "Remove it." : suggestName(name, known),
  };
}

function listBreaches(choice: RuleChoice, rule: RewardRule, path: string): Problem[] {
  const breach = checkRule(rule, choice);
  if (breach === null) return [];
  const expected = `a rule that keeps the law "${breach.law}"`;
  const found = `${breach.found} (case: ${breach.case})`;
  return [{ path, expected, found, cure: `Mend ${choice.file ?? "the rule"}.` }];
}
