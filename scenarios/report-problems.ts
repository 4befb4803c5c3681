import type { Problem } from "./problem.ts";
import { ScenarioError } from "./scenario-error.ts";
import { ScenarioErrors } from "./scenario-errors.ts";

const PROBLEMS_LIMIT = 20;

/** The problems of a file as one error, up to 20 of them. */
export function reportProblems(problems: readonly Problem[], where: string): ScenarioErrors {
  return new ScenarioErrors(
    problems
      .slice(0, PROBLEMS_LIMIT)
      .map(({ path, ...rest }) => new ScenarioError({ where: path === "" ? where : `${where}: ${path}`, ...rest })),
  );
}
