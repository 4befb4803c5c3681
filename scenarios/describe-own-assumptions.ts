import type { ChoiceSpec, ParameterSpec } from "../sim/parameter.ts";
import type { Assumption } from "./experiments/experiment.ts";
import type { Scenario } from "./scenario.ts";

/** What a rule of the user's says of its own parameters and choices, in place of the little that the schema knows. */
export function describeOwnAssumptions(assumptions: readonly Assumption[], { schemes }: Scenario): Assumption[] {
  const specs = new Map<string, ParameterSpec | ChoiceSpec>();
  for (const [index, { rule }] of schemes.entries()) {
    const own = rule.own?.rule;
    if (own === undefined) continue;
    const path = `schemes[${index}].rule`;
    for (const [name, spec] of Object.entries(own.parameters)) specs.set(`${path}.parameters.${name}`, spec);
    if (own.kind === "lottery") continue;
    for (const [name, spec] of Object.entries(own.choices)) specs.set(`${path}.choices.${name}`, spec);
  }
  return assumptions.map((assumption) => {
    const spec = specs.get(assumption.path);
    if (spec === undefined) return assumption;
    const isDefault = assumption.value === String(spec.default);
    return {
      ...assumption,
      title: spec.title,
      unit: "unit" in spec ? spec.unit : "",
      source: isDefault ? spec.source : "chosen by the scenario",
    };
  });
}
