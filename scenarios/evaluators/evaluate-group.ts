import { suggestName } from "../nearest-name.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { EvaluationResult, Evaluator } from "./evaluator.ts";
import { evaluators } from "./registry.ts";

/**
 * Evaluates one input of a group, or each of a list of them.
 *
 * @throws ScenarioError for an unknown family or group and for an input that the group does not take
 */
export function evaluateGroup(family: string, group: string, input: unknown): EvaluationResult | EvaluationResult[] {
  const evaluator = getEvaluator(family, group);
  const where = `${family}/${group}`;
  if (!Array.isArray(input)) return evaluator.evaluate(input, where);
  return input.map((entry: unknown, index) => evaluator.evaluate(entry, `${where}[${index}]`));
}

/** Families of evaluators, each with the names of its groups. */
export function listGroups(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of Object.keys(evaluators)) {
    const slash = name.indexOf("/");
    const family = name.slice(0, slash);
    groups.set(family, [...(groups.get(family) ?? []), name.slice(slash + 1)]);
  }
  return groups;
}

function getEvaluator(family: string, group: string): Evaluator {
  const families = listGroups();
  const groups = families.get(family);
  if (groups === undefined) {
    throw new ScenarioError({
      where: "eval",
      expected: `a family (${[...families.keys()].join(", ")})`,
      found: `"${family}"`,
      cure: suggestName(family, families.keys()),
    });
  }
  if (!groups.includes(group)) {
    throw new ScenarioError({
      where: "eval",
      expected: `a group of ${family}`,
      found: `"${group}"`,
      cure: suggestName(group, groups),
    });
  }
  return evaluators[`${family}/${group}` as keyof typeof evaluators];
}
