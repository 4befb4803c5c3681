import type { ChoiceSpecs, ParameterSpecs, RuleParameters } from "../parameter.ts";

/** What a rule is given where nothing is said: every default written out. */
export function computeDefaultParameters(rule: {
  readonly parameters: ParameterSpecs;
  readonly choices?: ChoiceSpecs;
}): RuleParameters {
  const parameters = Object.entries(rule.parameters).map(([name, spec]) => [name, spec.default] as const);
  const choices = Object.entries(rule.choices ?? {}).map(([name, spec]) => [name, spec.default] as const);
  return { parameters: Object.fromEntries(parameters), choices: Object.fromEntries(choices) };
}
