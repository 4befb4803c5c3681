import { ScenarioError } from "../scenario-error.ts";
import { ScenarioErrors } from "../scenario-errors.ts";
import type { Problems } from "./job.ts";

/** Mistakes of the user's as plain data; null where the fault is another's. */
export function describeProblems(error: unknown): Problems | null {
  if (error instanceof ScenarioErrors) return error.errors.map(describe);
  return error instanceof ScenarioError ? [describe(error)] : null;
}

function describe({ where, expected, found, cure }: ScenarioError): Problems[number] {
  return { where, expected, found, cure };
}
