import { coinFlows } from "../../sim/metrics/coin-flows.ts";
import type { GroupSeries, MonthlySeries } from "../../sim/metrics/series-metrics.ts";
import type { RunResult, ServingOutcome } from "../../sim/run-result.ts";
import type { Experiment, SchemeResult } from "../experiments/experiment.ts";
import { checkExperiment } from "./check-experiment.ts";

/**
 * An experiment as JSON text, in pieces of one run, so that a large one never stands in memory as one text.
 * Columns become lists in which null marks a value that does not exist.
 *
 * @throws RangeError at a number that is not finite outside a column, or is infinite inside one
 */
export function* renderExperimentJson(experiment: Experiment): Generator<string> {
  const { schemes, ...head } = experiment;
  yield `{"head":${render(head)},\n"schemes":[`;
  for (const [index, { runs, ...schemeHead }] of schemes.entries()) {
    yield `${index === 0 ? "" : ","}\n{"head":${render(schemeHead)},\n"runs":[`;
    for (const [replication, run] of runs.entries()) yield `${replication === 0 ? "" : ","}\n${render(run)}`;
    yield "]}";
  }
  yield "]}\n";
}

/**
 * The inverse.
 *
 * @param where the file's name, for messages
 * @throws ScenarioError where an earlier version left out what this one needs
 */
export function parseExperimentJson(text: string, where = "experiment.json"): Experiment {
  const stored = JSON.parse(text) as unknown;
  checkExperiment(stored, where);
  const { head, schemes } = stored as StoredExperiment;
  // Before there was a choice of work, all of it was hashing; before coins were told apart, all were Bitcoin.
  return {
    ...head,
    work: head.work ?? "sha256d",
    coin: head.coin ?? "bitcoin",
    schemes: schemes.map(restoreScheme),
  };
}

/** Before flows were told, none were kept. */
function restoreScheme({ head, runs }: StoredScheme): SchemeResult {
  return { ...head, flows: head.flows ?? noFlows, runs: runs.map(restoreRun) };
}

const noFlows = Object.fromEntries(Object.keys(coinFlows).map((name) => [name, null])) as SchemeResult["flows"];

type Stored<Columns> = Readonly<Record<keyof Columns, readonly (number | null)[]>>;

interface StoredRun extends Omit<RunResult, "series" | "groups" | "checkpoints" | "serving"> {
  readonly serving?: Omit<ServingOutcome, "series"> & { readonly series: Stored<ServingOutcome["series"]> };
  /** Left out by versions that kept none. */
  readonly checkpoints?: RunResult["checkpoints"];
  readonly series: Stored<MonthlySeries>;
  readonly groups: Readonly<Record<string, Stored<GroupSeries>>>;
}

interface StoredExperiment {
  readonly head: Omit<Experiment, "schemes" | "work" | "coin"> & Partial<Pick<Experiment, "work" | "coin">>;
  readonly schemes: readonly StoredScheme[];
}

interface StoredScheme {
  readonly head: Omit<SchemeResult, "runs" | "flows"> & Partial<Pick<SchemeResult, "flows">>;
  readonly runs: readonly StoredRun[];
}

function render(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (inner instanceof Float64Array) return Array.from(inner, (item) => storeCell(key, item));
    if (typeof inner === "number" && !Number.isFinite(inner)) throw new RangeError(`${key} is ${inner}`);
    return inner;
  });
}

function storeCell(column: string, value: number): number | null {
  if (Number.isNaN(value)) return null;
  if (Number.isFinite(value)) return value;
  throw new RangeError(`column ${column} holds ${value}`);
}

function restoreRun(run: StoredRun): RunResult {
  const groups = Object.entries(run.groups).map(([name, columns]) => [name, restoreColumns(columns)] as const);
  const { checkpoints = [] } = run;
  const restored = { checkpoints, series: restoreColumns(run.series), groups: Object.fromEntries(groups) };
  if (run.serving === undefined) return { ...(run as Omit<StoredRun, "serving">), ...restored };
  return { ...run, ...restored, serving: { ...run.serving, series: restoreColumns(run.serving.series) } };
}

function restoreColumns<Column extends string>(
  columns: Readonly<Record<Column, readonly (number | null)[]>>,
): Record<Column, Float64Array> {
  const entries = Object.entries<readonly (number | null)[]>(columns);
  const restored = entries.map(([name, values]) => [name, Float64Array.from(values, (value) => value ?? Number.NaN)]);
  return Object.fromEntries(restored) as Record<Column, Float64Array>;
}
