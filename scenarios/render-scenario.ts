import type { RuleChoice, Scenario, SchemeChoice } from "./scenario.ts";
import type { RuleText } from "./schema/rule-schema.ts";

/** A scenario in the form of its file: rules carry their parameters beside their name. */
export type ScenarioFile = Omit<Scenario, "schemes"> & {
  readonly schemes: readonly SchemeText[];
};

type SchemeText = Omit<SchemeChoice, "rule" | "difficulty" | "phases"> & {
  readonly rule: RuleText;
  readonly difficulty: RuleText;
};

/** The inverse of `parseScenario`: what it returns parses to the same scenario again. */
export function renderScenarioFile(scenario: Scenario): ScenarioFile {
  return { ...scenario, schemes: scenario.schemes.map(renderScheme) };
}

function renderScheme({ name, rule, difficulty, interventions, shocks }: SchemeChoice): SchemeText {
  return {
    ...{ name, rule: renderRule(rule), difficulty: renderRule(difficulty) },
    ...(interventions === undefined ? {} : { interventions }),
    ...(shocks === undefined ? {} : { shocks }),
  };
}

function renderRule({ name, file, sha256, parameters, choices }: RuleChoice): RuleText {
  if (file !== undefined && sha256 !== undefined) return { name, file, sha256, parameters, choices };
  return { name, ...parameters, ...choices };
}
