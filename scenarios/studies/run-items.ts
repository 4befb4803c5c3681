import type { DesignPoint } from "../designs/design.ts";
import type { JobList, JobRunner } from "../runners/job-runner.ts";
import { describeJob } from "../runners/list-jobs.ts";
import type { RunJob } from "../runners/run-job.ts";
import type { RowRequest, RunRow } from "../runners/run-row.ts";
import type { PointReader, PointSetting } from "./point-reader.ts";

/** One run of a study. */
export interface StudyItem {
  /** Number of the point, from 0. */
  readonly point: number;
  readonly scheme: string;
  readonly replication: number;
}

/** Runs of a study in their order; may be made one by one as they are asked for. */
export interface ItemList extends Iterable<StudyItem> {
  readonly length: number;
}

export interface ItemOutcome {
  readonly item: StudyItem;
  readonly outcome:
    | { readonly kind: "row"; readonly row: RunRow }
    | { readonly kind: "failure"; readonly message: string };
}

/** What runs are made of, and which numbers are kept of them. */
interface ItemPlan extends RowRequest {
  readonly points: readonly DesignPoint[];
  readonly readPoint: PointReader;
}

/** Outcomes in the order of the items. An item that makes no job fails like one whose run does. */
export async function* runItems(
  items: ItemList,
  plan: ItemPlan,
  runJobs: JobRunner,
): AsyncGenerator<ItemOutcome, void, undefined> {
  // Items handed on, or found to be no job, whose outcome is still to be told.
  const open: { readonly item: StudyItem; readonly refusal: string | undefined }[] = [];
  const prepare = createPreparer(plan);
  const jobs: JobList = {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) {
        const prepared = prepare(item);
        open.push({ item, refusal: typeof prepared === "string" ? prepared : undefined });
        if (typeof prepared !== "string") yield prepared;
      }
    },
  };
  for await (const outcome of runJobs(jobs)) {
    yield* takeRefused(open);
    const { item } = open.shift()!;
    if (outcome.kind === "result") throw new Error("a whole result in the place of a row");
    yield outcome.kind === "row"
      ? { item, outcome }
      : { item, outcome: { kind: "failure", message: outcome.failure.message } };
  }
  yield* takeRefused(open);
}

function* takeRefused(
  open: { readonly item: StudyItem; readonly refusal: string | undefined }[],
): Generator<ItemOutcome> {
  for (let first = open[0]; first?.refusal !== undefined; first = open[0]) {
    open.shift();
    yield { item: first.item, outcome: { kind: "failure", message: first.refusal } };
  }
}

/** The job of an item, or why it has none. Keeps the last point, for its items stand together. */
function createPreparer({ points, readPoint, metrics, steady }: ItemPlan): (item: StudyItem) => RunJob | string {
  const row: RowRequest = { metrics, steady };
  let last: { readonly point: number; readonly setting: PointSetting | string } | undefined;
  return ({ point, scheme: name, replication }) => {
    if (last?.point !== point) last = { point, setting: tryReading(readPoint, points[point]!) };
    const { setting } = last;
    if (typeof setting === "string") return setting;
    const { scenario, world } = setting;
    const scheme = scenario.schemes.find((known) => known.name === name);
    if (scheme === undefined) return `no scheme ${name} at this point`;
    return { ...describeJob(scenario, scheme), world, seed: scenario.seed, replication, row };
  };
}

function tryReading(readPoint: PointReader, point: DesignPoint): PointSetting | string {
  try {
    return readPoint(point);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
