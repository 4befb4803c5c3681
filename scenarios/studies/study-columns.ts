import { ScenarioError } from "../scenario-error.ts";
import { type FactorType, ownColumns, type TableColumns } from "../store/study-table.ts";
import type { StudyPlan } from "./study-plan.ts";

/**
 * The table of a study: a factor's column bears its path; one with values of several kinds is text.
 *
 * @throws ScenarioError where a factor is called like a column of every study
 */
export function describeColumns({ paths, points, metrics }: StudyPlan): TableColumns {
  const taken = paths.find((path) => (ownColumns as readonly string[]).includes(path));
  if (taken !== undefined) {
    throw new ScenarioError({ where: "factors", expected: "a path of the scenario", found: JSON.stringify(taken) });
  }
  const factors = paths.map((name, index) => ({ name, type: chooseType(points.map((point) => typeof point[index])) }));
  return { factors, metrics };
}

function chooseType(kinds: readonly string[]): FactorType {
  if (kinds.every((kind) => kind === "number")) return "DOUBLE";
  return kinds.every((kind) => kind === "boolean") ? "BOOLEAN" : "VARCHAR";
}
