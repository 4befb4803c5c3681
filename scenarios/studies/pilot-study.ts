import { runInProcess } from "../runners/run-in-process.ts";
import { renderLine } from "../store/journal.ts";
import { describeEntry } from "./describe-entry.ts";
import { runItems, type StudyItem } from "./run-items.ts";
import { countRuns } from "./run-study.ts";
import type { StudyPlan } from "./study-plan.ts";

/** What runs of a study take, by trying some. */
export interface StudyPilot {
  readonly runs: number;
  /** In one thread. */
  readonly secondsPerRun: number;
  /** Of a run's line in the journal. */
  readonly bytesPerRun: number;
}

const PILOT_SECONDS = 3;
/** Early runs are slow, for the compiler still learns: they are timed only where there are no others. */
const WARM_SECONDS = 1;
/** Step through the points that never comes near to where it was: the golden ratio's fraction. */
const STEP = (Math.sqrt(5) - 1) / 2;

/** Runs at points from all over the design, one after the other, for about three seconds. */
export async function runPilot(plan: StudyPlan): Promise<StudyPilot> {
  const startedAt = performance.now();
  const getSeconds = () => (performance.now() - startedAt) / 1000;
  const most = countRuns(plan);
  const items = {
    length: most,
    *[Symbol.iterator](): Generator<StudyItem> {
      for (let run = 0; run < most && getSeconds() < PILOT_SECONDS; run++) yield choosePilotItem(plan, run);
    },
  };
  let runs = 0;
  let bytes = 0;
  let warm = { runs: 0, seconds: 0 };
  for await (const told of runItems(items, plan, runInProcess)) {
    bytes += Buffer.byteLength(renderLine(describeEntry(plan, runs++, told)));
    if (getSeconds() < WARM_SECONDS) warm = { runs, seconds: getSeconds() };
  }
  const isAllEarly = warm.runs === runs;
  const timed = isAllEarly ? { runs, seconds: getSeconds() } : subtract({ runs, seconds: getSeconds() }, warm);
  return { runs, secondsPerRun: timed.seconds / timed.runs, bytesPerRun: bytes / runs };
}

function choosePilotItem({ points, schemes }: StudyPlan, run: number): StudyItem {
  const place = ((run + 1) * STEP) % 1;
  return { point: Math.floor(place * points.length), scheme: schemes[run % schemes.length]!, replication: run };
}

interface Timed {
  readonly runs: number;
  readonly seconds: number;
}

function subtract(all: Timed, early: Timed): Timed {
  return { runs: all.runs - early.runs, seconds: all.seconds - early.seconds };
}
