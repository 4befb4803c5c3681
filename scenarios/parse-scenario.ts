import { checkScenario } from "./checks/check-scenario.ts";
import { completeCustomRules } from "./checks/complete-custom-rules.ts";
import { completeElectricity } from "./checks/complete-electricity.ts";
import { completeInterventions } from "./interventions/complete-interventions.ts";
import { reportProblems } from "./report-problems.ts";
import type { KnownWorld, Scenario } from "./scenario.ts";
import { findProblems } from "./schema/find-problems.ts";
import { computeScenarioJsonSchema, scenarioSchema } from "./schema/scenario-schema.ts";

/**
 * A scenario from plain values, checked strictly.
 *
 * @param where name of the file, for messages
 * @throws ScenarioErrors with every problem found, up to 20
 */
export function parseScenario(value: unknown, where: string, world: KnownWorld): Scenario {
  const parsed = scenarioSchema.safeParse(value);
  if (!parsed.success)
    throw reportProblems(findProblems(parsed.error.issues, computeScenarioJsonSchema(), value), where);
  const priced = completeElectricity(parsed.data);
  if (priced.problems.length > 0) throw reportProblems(priced.problems, where);
  const completed = completeCustomRules(priced.scenario, world);
  if (completed.problems.length > 0) throw reportProblems(completed.problems, where);
  const problems = checkScenario(completed.scenario, world);
  if (problems.length > 0) throw reportProblems(problems, where);
  const changing = completeInterventions(completed.scenario);
  if (changing.problems.length > 0) throw reportProblems(changing.problems, where);
  return changing.scenario;
}
