import { renderLine } from "../store/journal.ts";
import { describeEntry } from "./describe-entry.ts";
import type { StudyPilot } from "./pilot-study.ts";
import { countRuns } from "./run-study.ts";
import type { StudyPlan } from "./study-plan.ts";

/** What a study will take, as a pilot tells. */
export interface StudyEstimate {
  readonly points: number;
  /** At most, where the count of replications depends on results. */
  readonly runs: number;
  /** Runs that the pilot timed. */
  readonly pilotRuns: number;
  /** In one thread. */
  readonly secondsPerRun: number;
  readonly seconds: number;
  /** While it runs: journal and table together, while the one is made from the other. */
  readonly bytes: number;
}

/** A value of 17 digits with its sign, exponent and comma. */
const VALUE_BYTES = 25;
/** Eight of a number, and what tells its row. */
const TABLE_VALUE_BYTES = 12;
/** Of threads, and of the table at the end. */
const START_SECONDS = 1;

export function estimateStudy(plan: StudyPlan, pilot: StudyPilot, threads: number): StudyEstimate {
  const runs = countRuns(plan);
  return {
    points: plan.points.length,
    runs,
    pilotRuns: pilot.runs,
    secondsPerRun: pilot.secondsPerRun,
    seconds: (pilot.secondsPerRun * runs) / Math.min(threads, runs) + START_SECONDS,
    bytes: runs * (pilot.bytesPerRun + TABLE_VALUE_BYTES * plan.metrics.length),
  };
}

/** Disk that a study may need, before anything is run. */
export function computeMostBytes(plan: StudyPlan): number {
  const runs = countRuns(plan);
  const item = { point: 0, scheme: plan.schemes[0]!, replication: 0 };
  const line = renderLine(describeEntry(plan, runs, { item, outcome: { kind: "row", row: {} } }));
  return runs * (line.length + plan.metrics.length * (VALUE_BYTES + TABLE_VALUE_BYTES));
}
