import { renderRunAgain } from "../runs/render-command.ts";
import { listSets } from "./point-reader.ts";
import type { ItemOutcome } from "./run-items.ts";
import type { StudyEntry } from "./study-entry.ts";
import type { StudyPlan } from "./study-plan.ts";

/** @param run number of the run in the study's order */
export function describeEntry(plan: StudyPlan, run: number, { item, outcome }: ItemOutcome): StudyEntry {
  const factors = plan.points[item.point]!;
  const told = { run, ...item, factors };
  if (outcome.kind === "failure") return { ...told, values: [], ...describeFailure(plan, told, outcome.message) };
  const values = plan.metrics.map((name) => outcome.row[name] ?? null);
  const wrong = plan.metrics.find((_name, index) => values[index] !== null && !Number.isFinite(values[index]));
  if (wrong === undefined) return { ...told, values, error: null, command: null };
  return { ...told, values: [], ...describeFailure(plan, told, `${wrong} is ${outcome.row[wrong]}`) };
}

function describeFailure(
  { study, source, paths }: StudyPlan,
  { factors, scheme, replication }: Pick<StudyEntry, "factors" | "scheme" | "replication">,
  message: string,
): Pick<StudyEntry, "error" | "command"> {
  const sets = listSets(study, paths, factors);
  const request = { kind: "run" as const, source, sets, fields: { seed: study.seed }, schemes: [] };
  return { error: message, command: renderRunAgain(request, { scheme, replication }) };
}
