import { renderLine } from "../store/journal.ts";
import { describeEntry } from "./describe-entry.ts";
import { countRuns } from "./run-study.ts";
import type { StudyPlan } from "./study-plan.ts";

/** What a study will take, from one run of each scheme at its first point. */
export interface StudyEstimate {
  readonly points: number;
  /** At most, where the count of replications depends on results. */
  readonly runs: number;
  readonly secondsPerRun: number;
  readonly seconds: number;
  /** Of the journal and the table together, while the one is made from the other. */
  readonly bytes: number;
}

/** A value of 17 digits with its sign, exponent and comma. */
const VALUE_BYTES = 25;

export function estimateStudy(plan: StudyPlan, threads: number): StudyEstimate {
  const runs = countRuns(plan);
  const item = { point: 0, scheme: plan.schemes[0]!, replication: 0 };
  const line = renderLine(describeEntry(plan, runs, { item, outcome: { kind: "result", summary: {} } }));
  const bytes = runs * (line.length + plan.metrics.length * VALUE_BYTES);
  return {
    points: plan.points.length,
    runs,
    secondsPerRun: plan.secondsPerRun,
    seconds: (plan.secondsPerRun * runs) / threads,
    bytes: 2 * bytes,
  };
}
